// The made-up messages. Owns nothing but their place in a file of its own, because each form of `testing` needs them.

import list from '#fixtures';

// By name: what `default` is differs between Node and bundlers where CommonJS is imported.
export const made = list;
