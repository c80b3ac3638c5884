// A module as text, as `scripts/inline.mjs` writes it.

export const order: readonly number[];
export const text: string;
