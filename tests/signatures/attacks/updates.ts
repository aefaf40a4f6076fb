import { CATALOG, CONTENT, FONT, latin1, PAGE, PAGES, replaced, startxrefOf, textOf } from '../pdf/raw.ts'
import type { Base } from './base.ts'
import { add, rewrite, rewriteForm } from './edits.ts'
import { FORM_ATTACKS } from './form-updates.ts'
import { appended, bodyOf, FORGED, freshNumber, rewritten, slotOf, withEntry, type Attack } from './forge.ts'

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
  ...FORM_ATTACKS,
  ...unlisted.map(([of, name, forge]): Attack => ({ of, name, forge })),
]
