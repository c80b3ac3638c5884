// A module as text, as `scripts/inline.mjs` writes it.

export const frequent: string;
export const text: string;
