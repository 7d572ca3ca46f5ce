/** How the reader wants rates and volumes: bits or bytes, in steps of 1,000 (kB, MB) or of 1,024 (KiB, MiB). */
export interface Units {
  readonly rate: 'bits' | 'bytes';
  readonly step: 1000 | 1024;
}

export const usualUnits: Units = { rate: 'bits', step: 1000 };
