import { notifyManager, QueryClient } from '@tanstack/react-query';

/**
 * Answers come from this page's own worker: being offline, coming back to the window or a second try change nothing, and
 * frames are too large to be walked for sameness. Old answers leave soon, as brushing makes many.
 */
export function createQueryClient(): QueryClient {
  // In the turn in which they come: with a turn for each, answers that came together would be rendered one by one.
  notifyManager.setScheduler(queueMicrotask);
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        structuralSharing: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        refetchOnMount: false,
        staleTime: Infinity,
        gcTime: 60_000,
      },
    },
  });
}
