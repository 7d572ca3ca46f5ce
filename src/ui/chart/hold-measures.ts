/** A finger that moves further than this, in pixels, before it has been held long enough scrolls or reads. */
export const fingerRest = 8;
/** Milliseconds after which a finger has taken hold. */
export const holdAfter = 400;
