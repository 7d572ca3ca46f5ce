import { font } from '../../model/theme.ts';
import type { Size } from '../look.ts';

/** What a picture of the page's own is made of, back to front, in CSS pixels. `mark` names the mark that it belongs to. */
export type Shape =
  | { readonly kind: 'rect'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly fill: string; readonly stroke?: string; readonly mark?: string }
  | { readonly kind: 'circle'; readonly x: number; readonly y: number; readonly r: number; readonly fill: string; readonly mark?: string; readonly opacity?: number }
  | {
      readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly anchor: 'start' | 'middle' | 'end'; readonly fill: string; readonly size: number;
      readonly strong?: boolean; readonly mono?: boolean; readonly mark?: string; readonly opacity?: number;
    }
  | { readonly kind: 'path'; readonly d: string; readonly fill: string; readonly stroke?: string; readonly width?: number; readonly dash?: string; readonly opacity?: number; readonly mark?: string };

/** Attributes of an element of SVG for a shape; `text` is what stands in it. */
export function attributesOf(shape: Shape): { readonly tag: 'rect' | 'circle' | 'text' | 'path'; readonly attributes: Readonly<Record<string, string | number>>; readonly text: string } {
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, fill, stroke } = shape;
      return { tag: 'rect', text: '', attributes: { x, y, width, height, fill, ...(stroke === undefined ? {} : { stroke }) } };
    }
    case 'circle':
      return { tag: 'circle', text: '', attributes: { cx: shape.x, cy: shape.y, r: shape.r, fill: shape.fill, opacity: shape.opacity ?? 1 } };
    case 'text':
      return {
        tag: 'text', text: shape.text,
        attributes: {
          x: shape.x, y: shape.y, fill: shape.fill, 'text-anchor': shape.anchor, 'font-size': shape.size, 'font-family': shape.mono === true ? font.mono : font.sans,
          'font-weight': shape.strong === true ? 600 : 400, opacity: shape.opacity ?? 1,
        },
      };
    case 'path':
      return {
        tag: 'path', text: '',
        attributes: {
          d: shape.d, fill: shape.fill, opacity: shape.opacity ?? 1,
          ...(shape.stroke === undefined ? {} : { stroke: shape.stroke, 'stroke-width': shape.width ?? 1 }), ...(shape.dash === undefined ? {} : { 'stroke-dasharray': shape.dash }),
        },
      };
  }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** XML has no place for control characters. */
const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => escapes[one] ?? one).replace(/\p{Cc}/gu, '');

/** The picture as SVG text, `scale` times as large. Names come from logs, so all text is escaped. */
export function shapesAsSvg(shapes: readonly Shape[], size: Size, background: string, scale = 1): string {
  const inside = shapes.map((shape) => {
    const { tag, attributes, text } = attributesOf(shape);
    const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join('');
    return text === '' ? `<${tag}${written}/>` : `<${tag}${written}>${escaped(text)}</${tag}>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width * scale}" height="${size.height * scale}" viewBox="0 0 ${size.width} ${size.height}">`
    + `<rect width="${size.width}" height="${size.height}" fill="${escaped(background)}"/>${inside.join('')}</svg>`;
}
