/** What asks for the menu on addresses, told to whoever listens on the window. */
export const addressMenuAsked = 'flowlog:address-menu';

export interface AddressMenuAsked {
  readonly addresses: readonly string[];
  /** Where the menu opens, as a pointer's place. */
  readonly x: number;
  readonly y: number;
}

/** Opens the menu on an address under an element: for what is a button of its own. */
export function askAddressMenu(element: Element, address: string): void {
  const { left, bottom } = element.getBoundingClientRect();
  askAddressMenuAt({ addresses: [address], x: left, y: bottom });
}

/** The same at a place: for what draws its marks itself, so that no element bears their addresses. */
export function askAddressMenuAt(asked: AddressMenuAsked): void {
  dispatchEvent(new CustomEvent<AddressMenuAsked>(addressMenuAsked, { detail: asked }));
}
