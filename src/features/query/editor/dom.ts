/** An element with a class and what is in it. Texts become text nodes, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, ...inside: readonly (Node | string | null)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...inside.filter((one) => one !== null));
  return made;
}
