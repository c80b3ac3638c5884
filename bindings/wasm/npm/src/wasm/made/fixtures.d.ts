// The made-up messages of crates/fixtures.

declare const list: readonly { readonly name: string; readonly kind: 'ipn' | 'lcn'; readonly summary: string; readonly body: string }[];
export default list;
