import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatCount } from '../../base/format/number.ts';
import { formatTime } from '../../base/format/time.ts';
import { permanent, type Logstore } from '../../model/cloud/logstore.ts';
import { useWords } from '../../state/language.ts';
import { useDisplayZone } from '../../state/settings.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { keptFrom, olderThan, typedDays } from './days.ts';
import { Part } from './Part.tsx';
import type { HeldVolume } from './use-held-volume.ts';
import type { LogstoreDeeds } from './use-logstore-deeds.ts';
import { words } from './words.ts';

interface RetentionPartProps {
  readonly logstore: Logstore;
  readonly volume: HeldVolume;
  readonly deeds: LogstoreDeeds;
}

/** How long records are kept, and the change of it: what a shorter time deletes is said before, and asked about. */
export function RetentionPart({ logstore, volume, deeds }: RetentionPartProps) {
  const w = useWords(words);
  const zone = useDisplayZone();
  const { name, ttlDays } = logstore;
  const [typed, setTyped] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const text = typed ?? String(ttlDays);
  const days = typedDays(text);
  const from = keptFrom(ttlDays, volume.now);
  const isShorter = days !== null && days < ttlDays;
  const newFrom = days === null ? null : keptFrom(days, volume.now);
  const isCounted = volume.reachesBack && volume.days.every(({ count }) => count !== null);
  const lost = newFrom === null ? 0 : olderThan(volume.days, newFrom);
  const shorter = isShorter && newFrom !== null ? w.shorter(days, formatTime(newFrom, zone, 'minute'), isCounted && lost > 0 ? w.lost(formatCount(lost)) : '') : null;
  const change = (): void => {
    if (days === null || days === ttlDays) return;
    if (isShorter) setAsking(true);
    else {
      deeds.keep(days, ttlDays);
      setTyped(null);
    }
  };
  return (
    <Part title={w.retention} context={w.retentionContext}>
      <p>{from === null ? w.keptEver : w.keptNow(ttlDays, formatTime(from, zone, 'minute'))}</p>
      <form
        className="logstore-form" onSubmit={(event) => {
          event.preventDefault();
          change();
        }}
      >
        <TextInput
          className="logstore-days" label={w.days} inputMode="numeric" value={text} error={days === null ? w.daysWrong : undefined} description={w.daysHelp} inputWrapperOrder={['label', 'input', 'error', 'description']}
          onChange={(event) => setTyped(event.currentTarget.value)} rightSectionWidth={96} rightSection={days === permanent ? <span className="small tertiary">{w.ever}</span> : undefined}
        />
        <Button type="submit" className={isShorter ? 'danger' : ''} disabled={days === null || days === ttlDays || deeds.working}>{isShorter ? w.shorten(days) : w.save}</Button>
      </form>
      {days !== null && days !== ttlDays && <p className={isShorter ? 'note error' : 'note info'}>{shorter ?? w.longer}</p>}
      <p className="small tertiary">{w.usual}</p>
      {asking && days !== null && (
        <ShortenDialog
          name={name} days={days} detail={shorter ?? ''} onClose={() => setAsking(false)}
          onShorten={() => {
            deeds.keep(days, ttlDays);
            setTyped(null);
          }}
        />
      )}
    </Part>
  );
}

interface ShortenDialogProps {
  readonly name: string;
  readonly days: number;
  readonly detail: string;
  readonly onShorten: () => void;
  readonly onClose: () => void;
}

function ShortenDialog({ name, days, detail, onShorten, onClose }: ShortenDialogProps) {
  const w = useWords(words);
  return (
    <ConfirmDialog title={w.shortenTitle(name)} doName={w.shortenNow(days)} cancelName={w.cancel} onDo={onShorten} onClose={onClose}>
      <p>{detail}</p>
    </ConfirmDialog>
  );
}
