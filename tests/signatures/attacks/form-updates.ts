import { CONTENT, PAGE, replaced, textOf } from '../pdf/raw.ts'
import { signedAgain, type Base } from './base.ts'
import { formNumber, rewrite, rewriteForm } from './edits.ts'
import { appended, bodyOf, FORGED, slotOf, withEntry, type Attack } from './forge.ts'

const NOTE = '<< /Type /Annot /Subtype /FreeText /Rect [0 0 300 200] /Contents (Rs 8,000) >>'

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

/** What certification and forms allow elsewhere: notes, fields, other signatures. */
export const FORM_ATTACKS: readonly Attack[] = forms.map(([of, name, forge]) => ({ of, name, forge }))
