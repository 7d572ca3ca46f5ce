/** Ids of things that are made while the mock runs, in the forms of their services; each follows from a number. */

import { hashOf, hashOfText } from '../random.ts';
import type { CloudState } from './state.ts';

/** Three characters that stand for the region in ids of Alibaba Cloud. */
function regionMark(region: string): string {
  const known: Readonly<Record<string, string>> = { 'cn-hangzhou': 'bp1', 'cn-shanghai': 'uf6', 'cn-beijing': '2ze', 'cn-qingdao': 'm5e' };
  return known[region] ?? hashOfText(region).toString(36).padStart(3, '0').slice(0, 3);
}

function hex(...values: number[]): string {
  return hashOf(...values).toString(16).padStart(8, '0');
}

/** The document with the next number used up, and an id like `fl-bp1…` made of it. */
export function withId(state: CloudState, prefix: string, region: string): { readonly state: CloudState; readonly id: string } {
  const tail = hashOf(state.seed, state.epoch, state.serial, 1).toString(36) + hashOf(state.seed, state.serial, 2).toString(36) + hashOf(state.seed, state.serial, 3).toString(36);
  return { state: { ...state, serial: state.serial + 1 }, id: `${prefix}-${regionMark(region)}${tail.slice(0, 17)}` };
}

/** The document with the next number used up, and a UUID made of it, as Huawei Cloud uses. */
export function withUuid(state: CloudState): { readonly state: CloudState; readonly id: string } {
  return { state: { ...state, serial: state.serial + 1 }, id: uuid(state.seed, state.epoch, state.serial) };
}

function uuid(...values: number[]): string {
  const digits = hex(...values, 1) + hex(...values, 2) + hex(...values, 3) + hex(...values, 4);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`;
}

export function requestIdOf(count: number, now: number): string {
  return uuid(count, now).toUpperCase();
}
