import { useEffect, useState } from 'react';
import type { AddressFacts } from '../../engine/embedded/threat-lists.ts';
import { useEngine } from '../../state/engine.tsx';
import { during } from '../../state/threat-lists.ts';

/** What is known about an address; null until it is. */
export function useFacts(address: string): AddressFacts | null {
  const engine = useEngine();
  const [known, setKnown] = useState<{ readonly address: string; readonly facts: AddressFacts } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void during(async () => {
      const [facts] = await engine.threatLists.facts([address]);
      if (isWanted && facts) setKnown({ address, facts });
    });
    return () => {
      isWanted = false;
    };
  }, [engine, address]);
  return known?.address === address ? known.facts : null;
}
