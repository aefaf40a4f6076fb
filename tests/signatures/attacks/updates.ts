import {
  CATALOG,
  CONTENT,
  FONT,
  latin1,
  PAGE,
  PAGES,
  replaced,
  startxrefOf,
  textOf,
  type Bodies,
} from '../pdf/raw.ts'
import { signedAgain, type Base } from './base.ts'
import { appended, bodyOf, FORGED, freshNumber, rewritten, slotOf, withEntry, type Attack } from './forge.ts'

/** The update that rewrites an object; `more` are new objects, the first under the number that `change` is told. */
const rewrite =
  (
    number: number,
    change: (body: string, fresh: number) => string,
    ...more: readonly string[]
  ): Attack['forge'] =>
  ({ pdf }) => {
    const fresh = freshNumber(pdf)
    const added: Bodies = Object.fromEntries(more.map((body, i) => [fresh + i, body]))
    return rewritten(pdf, number, (body) => change(body, fresh), added)
  }

/** Adds one entry to a dictionary, and the object it names. */
const add = (number: number, entry: (fresh: number) => string, ...more: readonly string[]): Attack['forge'] =>
  rewrite(number, (body, fresh) => withEntry(entry(fresh))(body), ...more)

const NOTE = '<< /Type /Annot /Subtype /FreeText /Rect [0 0 300 200] /Contents (Rs 8,000) >>'
const FORGED_PAGE = `<< /Type /Page /Parent ${PAGES} 0 R /MediaBox [0 0 300 200] >>`
const OTHER_FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>'

const pages: readonly (readonly [string, Attack['forge']])[] = [
  ['the page’s content replaced (ISA-1)', ({ pdf }) => appended(pdf, { [CONTENT]: FORGED })],
  [
    'content overlaid',
    rewrite(PAGE, (body, fresh) => body.replace('/Contents 4 0 R', `/Contents [4 0 R ${fresh} 0 R]`), FORGED),
  ],
  [
    'content led elsewhere',
    rewrite(PAGE, (body, fresh) => body.replace('/Contents 4', `/Contents ${fresh}`), FORGED),
  ],
  [
    'a page added',
    rewrite(
      PAGES,
      (body, fresh) => body.replace(']', ` ${fresh} 0 R]`).replace('/Count 1', '/Count 2'),
      FORGED_PAGE,
    ),
  ],
  ['the page removed', ({ pdf }) => appended(pdf, { [PAGES]: '<< /Type /Pages /Kids [] /Count 0 >>' })],
  ['the page replaced', rewrite(PAGES, (body, fresh) => body.replace(/\[\d+/, `[${fresh}`), FORGED_PAGE)],
  ['the page shown twice', rewrite(PAGES, (body) => body.replace(']', ` ${PAGE} 0 R]`))],
  ['the page turned', add(PAGE, () => '/Rotate 180')],
  ['the page cropped', add(PAGE, () => '/CropBox [0 0 9 9]')],
  [
    'another page tree',
    rewrite(
      CATALOG,
      (body, fresh) => body.replace(`/Pages ${PAGES}`, `/Pages ${fresh}`),
      `<< /Type /Pages /Kids [${PAGE} 0 R] /Count 1 >>`,
    ),
  ],
  ['the font swapped', ({ pdf }) => appended(pdf, { [FONT]: OTHER_FONT })],
  [
    'the resources swapped',
    rewrite(PAGE, (body, fresh) => body.replace(`/F1 ${FONT}`, `/F1 ${fresh}`), OTHER_FONT),
  ],
  [
    'resources for the whole tree',
    add(PAGES, (fresh) => `/Resources << /Font << /F1 ${fresh} 0 R >> >>`, OTHER_FONT),
  ],
]

const catalog: readonly (readonly [string, Attack['forge']])[] = [
  ['a script added', add(CATALOG, () => '/OpenAction << /S /JavaScript /JS (x) >>')],
  ['a launch action added', add(CATALOG, () => '/OpenAction << /S /Launch /F (x) >>')],
  ['names swapped', add(CATALOG, (fresh) => `/Names << /Dests ${fresh} 0 R >>`, '<< /Names [] >>')],
  ['templates named', add(CATALOG, (fresh) => `/Names << /Templates ${fresh} 0 R >>`, '<< /Names [] >>')],
  ['an embedded file', add(CATALOG, () => '/Names << /EmbeddedFiles << /Names [] >> >>')],
  ['another output intent', add(CATALOG, () => '/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 >>]')],
  ['layers hidden', add(CATALOG, () => '/OCProperties << /OCGs [] /D << /BaseState /OFF >> >>')],
  ['other page labels', add(CATALOG, () => '/PageLabels << /Nums [0 << /S /r >>] >>')],
  ['other viewer preferences', add(CATALOG, () => '/ViewerPreferences << /Direction /R2L >>')],
  [
    'another structure',
    add(CATALOG, (fresh) => `/StructTreeRoot ${fresh} 0 R`, '<< /Type /StructTreeRoot >>'),
  ],
  ['a base for addresses', add(CATALOG, () => '/URI << /Base (http://example.invalid) >>')],
  ['permissions claimed', add(CATALOG, (fresh) => `/Perms << /UR3 ${fresh} 0 R >>`, '<< /Type /Sig >>')],
  ['a form for old readers', rewriteForm((body) => withEntry('/XFA (x)')(body))],
  ['appearances to be made anew', rewriteForm((body) => withEntry('/NeedAppearances true')(body))],
  ['another default appearance', rewriteForm((body) => withEntry('/DA (/F1 0 Tf)')(body))],
  ['other resources for the form', rewriteForm((body) => withEntry('/DR << /Font << /F1 5 0 R >> >>')(body))],
  ['another root', anotherRoot],
  [
    'encryption',
    ({ pdf }) => replaced(appended(pdf, { [freshNumber(pdf)]: '(x)' }), '/Prev', '/Encrypt << >> /Prev'),
  ],
]

function anotherRoot({ pdf }: Base): Uint8Array {
  const fresh = freshNumber(pdf)
  const copied = appended(pdf, { [fresh]: bodyOf(pdf, CATALOG) })
  return replaced(copied, `/Root ${CATALOG} 0 R`, `/Root ${fresh} 0 R`)
}

function formNumber(pdf: Uint8Array): number {
  return Number(/\/AcroForm (\d+) 0 R/.exec(bodyOf(pdf, CATALOG))?.[1])
}

function rewriteForm(
  change: (body: string, fresh: number) => string,
  ...more: readonly string[]
): Attack['forge'] {
  return (base) => rewrite(formNumber(base.pdf), change, ...more)(base)
}

const intoForm = (field: string): Attack['forge'] =>
  rewriteForm((body, fresh) => body.replace(/(\/Fields \[[^\]]*)/, `$1 ${fresh} 0 R`), field)
const intoPage = (annotation: string): Attack['forge'] =>
  rewrite(PAGE, (body, fresh) => body.replace(/(\/Annots \[[^\]]*)/, `$1 ${fresh} 0 R`), annotation)

/** The widget of the first signature. */
function widgetOf({ pdf }: Base): number {
  return Number(/\/Fields \[(\d+)/.exec(bodyOf(pdf, formNumber(pdf)))?.[1])
}

const onWidget =
  (change: (body: string, fresh: number) => string, ...more: readonly string[]): Attack['forge'] =>
  (base) =>
    rewrite(widgetOf(base), change, ...more)(base)

const forms: readonly (readonly [string, string, Attack['forge']])[] = [
  ['EAA', 'a note on the page', intoPage(NOTE)],
  [
    'EAA',
    'a stamp in place of the signature’s widget',
    rewrite(PAGE, (body, fresh) => body.replace(/\/Annots \[[^\]]*\]/, `/Annots [${fresh} 0 R]`), NOTE),
  ],
  [
    'EAA',
    'the signature taken off the page',
    rewrite(PAGE, (body) => body.replace(/\/Annots \[[^\]]*\]/, '')),
  ],
  [
    'SSA',
    'a text field',
    intoForm('<< /FT /Tx /T (price) /V (Rs 8,000) /Rect [0 0 0 0] /Subtype /Widget >>'),
  ],
  [
    'SSA',
    'a visible empty signature field',
    intoForm('<< /FT /Sig /T (more) /Rect [0 0 300 200] /Subtype /Widget >>'),
  ],
  ['SSA', 'a visible second signature', visibleSecond],
  [
    'SSA',
    'the signature’s field moved over the text',
    onWidget((body) => body.replace('[0 0 0 0]', '[0 0 300 200]')),
  ],
  [
    'SSA',
    'an appearance for the signature',
    onWidget((body, fresh) => withEntry(`/AP << /N ${fresh} 0 R >>`)(body), FORGED),
  ],
  [
    'SSA',
    'the signature dropped from the form',
    rewriteForm((body) => body.replace(/\/Fields \[[^\]]*\]/, '/Fields []')),
  ],
  ['dictionary spoofing', 'a reason added to the signature', spoofed('/Reason (as agreed)')],
  ['dictionary spoofing', 'a name added to the signature', spoofed('/Name (Another notary)')],
  [
    'dictionary spoofing',
    'the signature’s value led elsewhere',
    onWidget((body, fresh) => body.replace(/\/V \d+/, `/V ${fresh}`), '<< /Type /Sig >>'),
  ],
  [
    'ISA-4',
    'the signature copied into the update',
    (base) => appended(base.pdf, { [CONTENT]: FORGED, [slotOf(base.pdf).object]: signatureText(base) }),
  ],
]

async function visibleSecond({ pdf }: Base): Promise<Uint8Array> {
  return replaced(await signedAgain(pdf), '/Rect [0 0 0 0]', '/Rect [0 0 9 9]')
}

function signatureText({ pdf }: Base): string {
  const text = textOf(pdf)
  const { offset } = slotOf(pdf)
  return text.slice(text.indexOf('<<', offset), text.indexOf('\nendobj', offset))
}

function spoofed(entry: string): Attack['forge'] {
  return (base) => appended(base.pdf, { [slotOf(base.pdf).object]: withEntry(entry)(signatureText(base)) })
}

const unlisted: readonly (readonly [string, string, Attack['forge']])[] = [
  [
    'ISA-1',
    'an object that nothing uses yet',
    ({ pdf }) => appended(pdf, { [freshNumber(pdf)]: '(dormant)' }),
  ],
  [
    'ISA-1',
    'the content as another generation',
    ({ pdf }) =>
      latin1(textOf(appended(pdf, { [CONTENT]: FORGED })).replace(/4 0 obj(?![\s\S]*4 0 obj)/, '4 1 obj')),
  ],
  ['ISA-1', 'the content freed', ({ pdf }) => tableUpdate(pdf, `${CONTENT} 1\n0000000000 00001 f \n`)],
  ['ISA-1', 'the content freed and used again', freedAndReused],
  [
    'ISA-1',
    'an entry one byte off',
    ({ pdf }) => tableUpdate(pdf, `60 1\n${row(textOf(pdf).length + 1)}`, '60 0 obj\n(x)\nendobj\n'),
  ],
  [
    'ISA-1',
    'an old object under a new number',
    ({ pdf }) => tableUpdate(pdf, `60 1\n${row(slotOf(pdf).offset)}`),
  ],
  [
    'ISA-1',
    'a section that points to itself',
    ({ pdf }) =>
      latin1(
        textOf(tableUpdate(pdf, '0 0\n')).replace(
          /\/Prev \d+(?![\s\S]*\/Prev)/,
          `/Prev ${textOf(pdf).length}`,
        ),
      ),
  ],
  [
    'ISA-3',
    'an object stream with more members than are listed',
    ({ pdf }) =>
      appended(pdf, {
        [freshNumber(pdf)]:
          '<< /Type /ObjStm /N 2 /First 10 /Length 17 >>\nstream\n70 0 71 4 (a) (b)\nendstream',
      }),
  ],
  [
    'shadow',
    'the content smuggled in through the store',
    ({ pdf }) =>
      rewritten(pdf, CATALOG, withEntry(`/DSS << /Certs [${CONTENT} 0 R] >>`), { [CONTENT]: FORGED }),
  ],
]

const row = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`

function tableUpdate(pdf: Uint8Array, rows: string, objects = ''): Uint8Array {
  const text = textOf(pdf) + objects
  const trailer = `trailer\n<< /Size 200 /Root 1 0 R /Prev ${startxrefOf(textOf(pdf))} >>\n`
  return latin1(`${text}xref\n${rows}${trailer}startxref\n${text.length}\n%%EOF\n`)
}

function freedAndReused({ pdf }: Base): Uint8Array {
  const freed = tableUpdate(pdf, `${CONTENT} 1\n0000000000 00001 f \n`)
  const at = String(freed.length).padStart(10, '0')
  return tableUpdate(freed, `${CONTENT} 1\n${at} 00001 n \n`, `${CONTENT} 1 obj\n${FORGED}\nendobj\n`)
}

export const UPDATE_ATTACKS: readonly Attack[] = [
  ...[...pages, ...catalog].map(([name, forge]): Attack => ({ of: 'ISA-1', name, forge })),
  ...[...forms, ...unlisted].map(([of, name, forge]): Attack => ({ of, name, forge })),
]
