import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { EmbeddedEngine } from '../engine/embedded/contract.ts';
import { EngineProvider } from '../state/engine.tsx';
import { useLanguage } from '../state/language.ts';
import { createQueryClient } from '../state/query-client.ts';
import { useDisplayZone, useUnits } from '../state/settings.ts';
import { useScheme } from '../state/theme.ts';
import { ReaderProvider } from '../ui/reader.tsx';
import { cssVariables, theme } from '../ui/theme.ts';
import { router } from './router.tsx';

export function App({ engine }: { readonly engine: EmbeddedEngine }) {
  const [client] = useState(createQueryClient);
  return (
    <EngineProvider engine={engine}>
      <QueryClientProvider client={client}>
        <Look>
          <RouterProvider router={router} />
        </Look>
      </QueryClientProvider>
    </EngineProvider>
  );
}

/** Language, scheme, zone and units for every part below. */
function Look({ children }: { readonly children: ReactNode }) {
  const language = useLanguage();
  const scheme = useScheme();
  const zone = useDisplayZone();
  const units = useUnits();
  const reader = useMemo(() => ({ language, zone, units }), [language, zone, units]);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={scheme}>
      <ReaderProvider reader={reader}>{children}</ReaderProvider>
    </MantineProvider>
  );
}
