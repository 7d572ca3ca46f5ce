import { createContext } from 'react';

/** Says that something is being drawn; what it returns says that it is there. The app hangs its quiet signal here. */
export type DrawingSignal = () => () => void;

export const DrawingContext = createContext<DrawingSignal>(() => () => undefined);
