import { Button } from '@mantine/core';
import { useState } from 'react';
import { vpnQuery } from '../../catalog/vpn-gateway.ts';
import { useDescription } from '../../state/engine.tsx';
import { settingsChanged, useSettings } from '../../state/settings.ts';
import { useChosenRange, useExtent, useViewActions } from '../../state/view.ts';
import { RangeControl } from '../../ui/range/RangeControl.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { words } from './analysis/words.ts';

/** The range of what the chosen gateway shows, and the documentation's question about its interfaces on the Custom Query page. */
export function BandTools({ enis }: { readonly enis: readonly string[] }) {
  const w = usePartWords(words);
  const { records } = useDescription();
  const extent = useExtent();
  const range = useChosenRange();
  const displayZone = useSettings((settings) => settings.displayZone);
  const { rangeChosen, rangeChoiceMade, queryOpened } = useViewActions();
  const [opened, setOpened] = useState(false);
  if (records === 0 || extent === null || enis.length === 0) return null;
  return (
    <div className="vpn-tools">
      <RangeControl
        range={range} extent={extent} displayZone={displayZone} opened={opened} onOpened={setOpened} onRange={rangeChosen} onChoice={rangeChoiceMade}
        onDisplayZone={(zone) => settingsChanged({ displayZone: zone })}
      />
      <Button onClick={() => queryOpened({ text: vpnQuery(enis) })}>{w.openQuery}</Button>
    </div>
  );
}
