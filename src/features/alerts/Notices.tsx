import { useState } from 'react';
import { settingsChanged, useSettings } from '../../state/settings.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { alertWords } from './words.ts';

/** Notices of the browser, off until the reader asks for them; the browser asks once more. While it does, the button keeps the focus. */
export function Notices({ onProblem }: { /** Null: what was told before is over. */ readonly onProblem: (text: string | null) => void }) {
  const w = usePartWords(alertWords);
  const wanted = useSettings((settings) => settings.alertNotices);
  const [asking, setAsking] = useState(false);
  if (!('Notification' in globalThis)) return null;
  const isOn = wanted && Notification.permission === 'granted';
  const turn = async (): Promise<void> => {
    if (asking) return;
    if (isOn) return settingsChanged({ alertNotices: false });
    setAsking(true);
    // Where a page may not even ask, some browsers throw in place of an answer.
    const answer = await Notification.requestPermission().catch(() => 'denied');
    setAsking(false);
    // Closed without a choice, the browser's question may be asked again.
    if (answer === 'granted') {
      settingsChanged({ alertNotices: true });
      onProblem(null);
    } else onProblem(answer === 'default' ? w.noticesUnanswered : w.noticesRefused);
  };
  return (
    <span className="small tertiary nowrap">
      {w.notices(isOn)} · <button type="button" className="link" aria-disabled={asking} onClick={() => void turn()}>{isOn ? w.turnOff : w.turnOn}</button>
    </span>
  );
}
