/** A link is taken for the next click when pointer or focus has been on it for so long, in milliseconds: who only passes over it loads and asks nothing. */
export const dwellMs = 80;
