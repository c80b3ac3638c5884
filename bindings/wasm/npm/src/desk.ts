// The module that signs and explains. Owns nothing but its place in a file of its own, because two entries need it.

export { desk } from '#desk-module';
