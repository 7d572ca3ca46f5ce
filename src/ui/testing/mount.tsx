import { MantineProvider } from '@mantine/core';
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { usualUnits } from '../../base/format/units.ts';
import { ReaderProvider } from '../reader.tsx';
import { cssVariables, theme } from '../theme.ts';

export interface Mounted {
  readonly host: HTMLDivElement;
  render(node: ReactNode): Promise<void>;
  end(): Promise<void>;
}

/** A place on the page for one part, with the reader and the library's styles around it. For tests only. */
export function mount(): Mounted {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const host = document.createElement('div');
  document.body.append(host);
  const root: Root = createRoot(host);
  const reader = { language: 'en', zone: 0, units: usualUnits } as const;
  return {
    host,
    render: (node) => act(async () => root.render(<MantineProvider theme={theme} cssVariablesResolver={cssVariables}><ReaderProvider reader={reader}>{node}</ReaderProvider></MantineProvider>)),
    end: async () => {
      await act(async () => root.unmount());
      host.remove();
    },
  };
}
