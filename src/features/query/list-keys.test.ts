import { describe, expect, test } from 'vitest';
import { placeAfter, placeTyped, stopOf, typedWith } from './list-keys.ts';

const shown = ['pin', 'show', 'name'];
const rest = ['show', 'name'];
const rows = [{ name: 'start', parts: shown }, { name: 'srcaddr', parts: shown }, { name: '', parts: ['all'] }, { name: 'bytes', parts: rest }, { name: 'srcport', parts: rest }];

describe('a list that is one stop', () => {
  test('down and up keep the kind of control, and enter a row that has none at its main one', () => {
    expect(placeAfter(rows, { name: 'start', part: 'show' }, 'ArrowDown')).toEqual({ name: 'srcaddr', part: 'show' });
    expect(placeAfter(rows, { name: 'srcaddr', part: 'show' }, 'ArrowDown')).toEqual({ name: '', part: 'all' });
    expect(placeAfter(rows, { name: '', part: 'all' }, 'ArrowDown')).toEqual({ name: 'bytes', part: 'name' });
    expect(placeAfter(rows, { name: 'start', part: 'pin' }, 'End')).toEqual({ name: 'srcport', part: 'name' });
    expect(placeAfter(rows, { name: 'srcport', part: 'show' }, 'Home')).toEqual({ name: 'start', part: 'show' });
  });
  test('left and right go through a row; every end stops', () => {
    expect(placeAfter(rows, { name: 'start', part: 'show' }, 'ArrowRight')).toEqual({ name: 'start', part: 'name' });
    expect(placeAfter(rows, { name: 'start', part: 'name' }, 'ArrowRight')).toBeNull();
    expect(placeAfter(rows, { name: 'bytes', part: 'show' }, 'ArrowLeft')).toBeNull();
    expect(placeAfter(rows, { name: 'start', part: 'name' }, 'ArrowUp')).toBeNull();
    expect(placeAfter(rows, { name: 'srcport', part: 'name' }, 'ArrowDown')).toBeNull();
    expect(placeAfter(rows, { name: 'start', part: 'name' }, 'Enter')).toBeNull();
  });
  test('letters lead to the name that they begin, round and round', () => {
    const s = typedWith({ text: '', at: 0 }, 's', 5000);
    if (s === null) throw new Error('s writes nothing');
    expect(placeTyped(rows, { name: 'start', part: 'name' }, s)).toEqual({ name: 'srcaddr', part: 'name' });
    expect(placeTyped(rows, { name: 'srcaddr', part: 'show' }, s)).toEqual({ name: 'srcport', part: 'name' });
    expect(placeTyped(rows, { name: 'srcport', part: 'name' }, s)).toEqual({ name: 'start', part: 'name' });
    expect(typedWith({ text: 'src', at: 5000 }, 'P', 5500)).toEqual({ text: 'srcp', at: 5500 });
    expect(placeTyped(rows, { name: 'srcaddr', part: 'name' }, { text: 'srca', at: 1 })).toEqual({ name: 'srcaddr', part: 'name' });
    expect(placeTyped(rows, { name: 'srcaddr', part: 'name' }, { text: 'srcp', at: 1 })).toEqual({ name: 'srcport', part: 'name' });
    expect(placeTyped(rows, { name: 'srcaddr', part: 'name' }, { text: 'x', at: 1 })).toBeNull();
  });
  test('later letters begin anew; a space and named keys write nothing', () => {
    expect(typedWith({ text: 'src', at: 0 }, 'b', 5000)).toEqual({ text: 'b', at: 5000 });
    expect(typedWith({ text: '', at: 0 }, ' ', 5000)).toBeNull();
    expect(typedWith({ text: '', at: 0 }, 'Enter', 5000)).toBeNull();
  });
  test('the stop is where the focus was, while that is there', () => {
    expect(stopOf(rows, { name: 'srcaddr', part: 'pin' })).toEqual({ name: 'srcaddr', part: 'pin' });
    // Its pin went when the column was taken away.
    expect(stopOf(rows, { name: 'bytes', part: 'pin' })).toEqual({ name: 'bytes', part: 'name' });
    expect(stopOf(rows, { name: 'gone', part: 'show' })).toEqual({ name: 'start', part: 'name' });
    expect(stopOf(rows, null)).toEqual({ name: 'start', part: 'name' });
    expect(stopOf([], { name: 'gone', part: 'show' })).toBeNull();
  });
});
