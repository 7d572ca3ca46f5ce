/**
 * The fixed loops of the kernel. All pointers are handed in; nothing is kept between calls. Bitmaps hold bit (row & 7) of
 * byte (row >> 3), padded to whole 64-bit words whose spare bits are 0.
 */
export * from './bits';
export * from './groups';
export * from './radix';
