// The made-up messages. Owns nothing but their place in a file of its own, because each form of `testing` needs them.

export { default } from '#fixtures';
