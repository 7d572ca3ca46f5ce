import type { Units } from '../base/format/units.ts';
import type { Language } from '../base/words.ts';
import type { Tokens } from '../model/theme.ts';
import type { ZoneOffsetSeconds } from '../model/time.ts';

/** How the reader wants to see numbers, times and colours; a picture is a function of a frame and this. */
export interface Look {
  readonly tokens: Tokens;
  readonly language: Language;
  /** Zone of axes and tables, never of statements. */
  readonly zone: ZoneOffsetSeconds;
  readonly units: Units;
  /** Names of instances by id, where an inventory is known. */
  readonly names?: ReadonlyMap<string, string>;
  /** Zones of instances by id, where an inventory knows them. */
  readonly zones?: ReadonlyMap<string, string>;
}

/** CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}
