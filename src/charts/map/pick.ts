/** The country code of an area that was clicked; areas that no country claims have none. */
export function countryPicked(event: { readonly name?: unknown }): string | null {
  return typeof event.name === 'string' && /^[A-Z]{2}$/.test(event.name) ? event.name : null;
}
