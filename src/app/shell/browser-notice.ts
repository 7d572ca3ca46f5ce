interface BrowserNotice {
  readonly title: string;
  readonly body: string;
  /** Equal for what is the same news: it is shown once, also when several tabs tell it. */
  readonly tag: string;
  /** The page has the focus by then. */
  readonly onClick: () => void;
}

/** Tells through the browser, where the reader has allowed it. It is told by this machine: nothing is sent anywhere. */
export function sayByBrowser({ title, body, tag, onClick }: BrowserNotice): void {
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
  try {
    const notice = new Notification(title, { body, tag });
    notice.addEventListener('click', () => {
      globalThis.focus();
      notice.close();
      onClick();
    });
  } catch {
    // Some browsers have notices from service workers only; the mark in the rail stands all the same.
  }
}
