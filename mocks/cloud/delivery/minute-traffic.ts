/** The world's traffic of one minute, as everything that is delivered is made from. */

import { sendCloudWindow } from '../../traffic/cloud.ts';
import type { Send } from '../../traffic/flows.ts';

export interface MinuteChoice {
  readonly seed: number;
  readonly density: number;
  /** When the cloud's world began: some scenes stand before it. */
  readonly epoch: number;
}

/** @param minute Unix seconds, a multiple of 60. */
export function sendMinute({ seed, density, epoch }: MinuteChoice, minute: number, send: Send): void {
  sendCloudWindow({ seed, start: minute, seconds: 60 }, { density, epoch }, send);
}
