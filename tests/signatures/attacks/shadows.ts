import { CATALOG, CONTENT, FONT, PAGE, PAGES, stream, type Bodies } from '../pdf/raw.ts'
import type { Base } from './base.ts'
import { appended, bodyOf, FORGED, type Attack } from './forge.ts'

/** A deed prepared before it was signed, and the update that springs the trap. */
interface Trap {
  readonly name: string
  readonly prepared: Bodies
  readonly sprung: (pdf: Uint8Array) => Bodies
}

const page = (entries: string): string =>
  `<< /Type /Page /Parent ${PAGES} 0 R /MediaBox [0 0 300 200] /Resources << /Font << /F1 ${FONT} 0 R >> /XObject << /X 21 0 R >> /Properties << /L 22 0 R >> >> ${entries} >>`
const catalog = (entries: string): string => `<< /Type /Catalog /Pages ${PAGES} 0 R ${entries} >>`
const form = (text: string): string => stream(text, '/Type /XObject /Subtype /Form /BBox [0 0 300 200]')
const layers = (state: string): string =>
  `/OCProperties << /OCGs [22 0 R] /D << /BaseState /ON /${state} [22 0 R] >> >>`
const field = (price: string): string =>
  `<< /FT /Tx /T (price) /V (${price}) /Type /Annot /Subtype /Widget /Rect [20 140 200 160] /P ${PAGE} 0 R >>`
const withField = {
  [CATALOG]: catalog('/AcroForm << /Fields [23 0 R] >>'),
  [PAGE]: page(`/Contents ${CONTENT} 0 R /Annots [23 0 R]`),
}

const TRAPS: readonly Trap[] = [
  {
    name: 'hide: what covered the price is taken away',
    prepared: { [PAGE]: page(`/Contents ${CONTENT} 0 R`), 21: form('1 g 0 0 300 200 re f') },
    sprung: () => ({ 21: form('') }),
  },
  {
    name: 'replace: content that the page was waiting for',
    prepared: { [PAGE]: page(`/Contents [${CONTENT} 0 R 25 0 R]`) },
    sprung: () => ({ 25: FORGED }),
  },
  {
    name: 'replace: a font that the page was waiting for',
    prepared: { [FONT]: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding 25 0 R >>' },
    sprung: () => ({ 25: '<< /Type /Encoding /Differences [48 /nine] >>' }),
  },
  {
    name: 'replace: the value of a form field',
    prepared: { ...withField, 23: field('Rs 8,000,000') },
    sprung: () => ({ 23: field('Rs 8,000') }),
  },
  {
    name: 'replace: the appearance of a form field',
    prepared: {
      ...withField,
      23: field('x').replace('>>', '/AP << /N 21 0 R >> >>'),
      21: form('(8,000,000) Tj'),
    },
    sprung: () => ({ 21: form('(8,000) Tj') }),
  },
  {
    name: 'hide and replace: another page waits in the file',
    prepared: { 24: page(`/Contents 25 0 R`), 25: FORGED },
    sprung: () => ({ [PAGES]: '<< /Type /Pages /Kids [24 0 R] /Count 1 >>' }),
  },
  {
    name: 'hide and replace: another catalog waits in the file',
    prepared: { 24: '<< /Type /Pages /Kids [] /Count 0 >>' },
    sprung: (pdf) => ({ [CATALOG]: bodyOf(pdf, CATALOG).replace(`/Pages ${PAGES}`, '/Pages 24') }),
  },
  {
    name: 'a layer switched on',
    prepared: { [CATALOG]: catalog(layers('OFF')), 22: '<< /Type /OCG /Name (L) >>' },
    sprung: (pdf) => ({ [CATALOG]: bodyOf(pdf, CATALOG).replace('/OFF', '/ON') }),
  },
  {
    name: 'through the store: the number that the page was waiting for',
    prepared: { [PAGE]: page(`/Contents [${CONTENT} 0 R 25 0 R]`) },
    sprung: (pdf) => ({
      [CATALOG]: bodyOf(pdf, CATALOG).replace(/>>$/, '/DSS << /Certs [25 0 R] >> >>'),
      25: FORGED,
    }),
  },
  {
    name: 'through the store: a list that is also the page’s content',
    prepared: {
      [PAGE]: page('/Contents 25 0 R'),
      [CATALOG]: catalog('/DSS << /Certs 25 0 R >>'),
      25: `[${CONTENT} 0 R]`,
    },
    sprung: () => ({ 25: `[${CONTENT} 0 R 26 0 R]`, 26: FORGED }),
  },
]

async function spring({ layout, sign }: Base, { prepared, sprung }: Trap): Promise<Uint8Array> {
  const signed = await sign(layout(prepared))
  return appended(signed, sprung(signed))
}

export const SHADOW_ATTACKS: readonly Attack[] = TRAPS.map((trap) => ({
  ...{ of: 'shadow', name: trap.name },
  forge: (base) => spring(base, trap),
}))
