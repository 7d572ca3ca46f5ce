/** Tells through the browser, where the reader has allowed it. It is told by this machine: nothing is sent anywhere. */
export function sayByBrowser(title: string, body: string): void {
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
  try {
    const notice = new Notification(title, { body, tag: `${title} ${body}` });
    notice.addEventListener('click', () => {
      globalThis.focus();
      notice.close();
    });
  } catch {
    // Some browsers have notices from service workers only; the mark in the rail stands all the same.
  }
}
