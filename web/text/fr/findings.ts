import { EFFECT_REFUSALS } from '../../../domain/refusal.ts'
import { lodgingFindings } from './findings-lodging.ts'
import { objectionFindings } from './objections.ts'
import { refusals } from './refusals.ts'
import type { Text } from '../shape.ts'

/** What the register does not bear out is said in the words of the refusal that it would be. */
const effectFindings = Object.fromEntries(EFFECT_REFUSALS.map((code) => [code, refusals[code]]))

export const findings: Text['findings'] = {
  ...effectFindings,
  ...objectionFindings,
  'vendors-on-title': { title: 'Tous ceux qui cèdent un droit sont au titre' },
  'vendor-not-on-title': {
    title: 'Quelqu’un qui cède un droit n’est pas au titre',
    advice:
      'Comparez les numéros d’identité des parties au registre. Seul un titulaire peut céder son droit.',
  },
  'parcel-free': { title: 'La parcelle est libre d’opposition et de saisie' },
  'parcel-seized': { title: 'La parcelle est saisie', advice: 'La saisie doit être levée auparavant.' },
  'parcel-under-caveat': {
    title: 'La parcelle est frappée d’opposition',
    advice: 'L’opposition doit être levée auparavant.',
  },
  'deed-new': { title: 'Cet acte n’a jamais été déposé' },
  'deed-seen-before': {
    title: 'Le même acte signé a déjà été déposé',
    advice: 'Cherchez pourquoi : l’acte d’une vente annulée ne doit pas resservir.',
  },
  'price-plausible': { title: 'Le prix est en rapport avec le dernier prix de la parcelle' },
  'no-earlier-price': { title: 'Aucun prix antérieur n’est connu pour comparer' },
  'price-far-below': {
    title: 'Le prix est bien inférieur au dernier prix de la parcelle',
    advice:
      'Cherchez ce qui l’explique : arrangement de famille, partie du terrain, ou prix non déclaré en entier.',
  },
  'price-far-above': {
    title: 'Le prix est bien supérieur au dernier prix de la parcelle',
    advice: 'Cherchez ce qui l’explique : construction, division, ou fonds d’origine douteuse.',
  },
  'deed-examined': { title: 'L’examen de l’acte n’a rien laissé en suspens' },
  'deed-not-examined': {
    title: 'L’acte n’a pas été examiné',
    advice: 'Renvoyez la transaction pour qu’il le soit.',
  },
  'register-bears-it-out': { title: 'Le registre confirme l’acte' },
  'ordered-by-court': { title: 'Une décision de justice l’ordonne : les parties ne signent pas' },
  'parties-signed': { title: 'Toutes les parties qui signent ont signé le fichier' },
  'notary-attests-signatures': { title: 'Le notaire atteste que les parties ont signé devant lui' },
  'party-signature-missing': {
    title: 'La signature d’une partie manque',
    advice:
      'Faites signer la partie, ou dites dans l’acte pourquoi elle ne le peut ; le notaire signe le dernier.',
  },
  'party-signature-void': {
    title: 'L’acte a été modifié après la signature d’une partie : cette signature est nulle',
    advice: 'Faites signer à nouveau par tous l’acte tel qu’il est ; le notaire signe le dernier.',
  },
  'party-signature-fails': {
    title: 'La signature d’une partie ne tient pas',
    advice: 'Voyez ce qui est dit de cette signature, et faites signer la partie à nouveau.',
  },
  'party-signature-open': {
    title: 'On n’a pu établir si la signature d’une partie tient',
    advice: 'Voyez ce qui est dit de cette signature ; cela peut se résoudre seul.',
  },
  'signed-in-order': { title: 'Les parties ont signé dans l’ordre de leurs rôles' },
  'signed-out-of-order': {
    title: 'Les parties n’ont pas signé dans l’ordre de leurs rôles',
    advice: 'Faites signer à nouveau : d’abord qui donne, puis qui reçoit, et le notaire le dernier.',
  },
  'notary-signed-last': { title: 'Le notaire a signé après tous les autres' },
  'signed-after-the-notary': {
    title: 'Quelqu’un a signé après le notaire',
    advice: 'Le notaire signe le dernier : qu’il signe l’acte encore une fois, après tous les autres.',
  },
  ...lodgingFindings,
  'deed-readable': { title: 'Le fichier est un PDF bien formé' },
  'deed-ambiguous': {
    title: 'Le fichier peut se lire de plusieurs façons',
    advice:
      'Exportez de nouveau l’acte depuis le logiciel où il fut rédigé, signez-le et envoyez ce fichier tel quel.',
  },
  'deed-unsigned': {
    title: 'L’acte n’est pas signé',
    advice: 'Signez le PDF avec votre certificat, puis envoyez-le.',
  },
  'deed-beyond-limits': {
    title: 'Le fichier est trop complexe pour un examen automatique',
    advice: 'Exportez l’acte en PDF simple, sans formulaire ni pièce jointe, et signez-le de nouveau.',
  },
  'deed-could-change': {
    title: 'Le fichier contient de quoi changer ce qu’il montre',
    advice:
      'Exportez l’acte en PDF simple, sans calques, formulaires, liens ni contenu caché, et signez-le de nouveau ; ou attendez qu’un agent l’ait vu.',
  },
  'deed-proofs-unsettled': {
    title: 'Les preuves que le fichier apporte ne tiennent pas ensemble',
    advice:
      'Voyez la raison ci-dessous. Envoyez l’acte tel qu’il est sorti du logiciel de signature, ou signez-le de nouveau.',
  },
  'signature-proven': { title: 'La signature tient' },
  'signature-disproven': {
    title: 'La signature ne tient pas',
    advice:
      'Le fichier a été changé après la signature, ou sa signature est abîmée. Reprenez l’original signé, ou signez de nouveau.',
  },
  'signature-open': {
    title: 'Impossible de dire si la signature tient',
    advice:
      'Voyez la raison ci-dessous. Le plus souvent, le certificat a expiré ou son émetteur est inconnu : signez de nouveau avec un certificat en vigueur.',
  },
  'nothing-changed': { title: 'Rien n’a été changé après la signature' },
  'only-lawful-additions': { title: 'Après la signature, il n’y a que des ajouts permis' },
  'changed-after-signing': {
    title: 'L’acte a été changé après la signature',
    advice: 'Reprenez le fichier tel qu’il était à la signature, ou signez de nouveau l’acte changé.',
  },
  'changes-not-evaluated': {
    title: 'Impossible de dire si l’acte a été changé après la signature',
    advice: 'Envoyez le fichier tel qu’il est sorti du logiciel de signature.',
  },
  'timestamp-proven': { title: 'L’horodatage du document tient' },
  'timestamp-disproven': {
    title: 'L’horodatage du document ne tient pas',
    advice:
      'Un acte se passe d’horodatage, mais celui qui s’y trouve doit tenir. Reprenez l’original signé, ou signez de nouveau.',
  },
  'timestamp-open': {
    title: 'Impossible de dire si l’horodatage du document tient',
    advice:
      'Voyez la raison ci-dessous. Le plus souvent, le service d’horodatage est inconnu ici ou ne répond pas : attendez, ou envoyez l’acte sans l’horodatage.',
  },
  'signed-by-the-lodging-notary': { title: 'Le notaire déposant l’a signé' },
  'signed-by-another': {
    title: 'Le notaire déposant ne l’a pas signé',
    advice: 'L’acte doit porter la signature du notaire qui le dépose, avec le certificat inscrit à son nom.',
  },
  'notary-certificate-not-enrolled': {
    title: 'Le certificat du notaire n’est pas inscrit',
    advice: 'Faites inscrire votre certificat auprès du conservateur.',
  },
  'notary-in-office': { title: 'Le notaire était en fonction, avec ce certificat' },
  'not-commissioned-yet': {
    title: 'Le signataire n’était pas encore notaire quand il a signé',
    advice: 'Faites dresser et signer l’acte par un notaire en fonction.',
  },
  'commission-ended': {
    title: 'Le notaire n’était plus en fonction quand il a signé',
    advice:
      'S’il a signé avant la fin de ses fonctions, prouvez-le par un horodatage dans l’acte ; sinon un autre notaire doit signer.',
  },
  suspended: {
    title: 'Le notaire était suspendu quand il a signé',
    advice:
      'S’il a signé avant, prouvez-le par un horodatage dans l’acte ; sinon un autre notaire doit signer.',
  },
  'certificate-not-bound': {
    title: 'Le certificat n’est pas inscrit au tableau comme celui du notaire',
    advice: 'Signez avec le certificat inscrit à votre nom, ou faites inscrire celui-ci.',
  },
  'certificate-bound-later': {
    title: 'Le certificat n’était pas encore celui du notaire quand il a signé',
    advice: 'Signez de nouveau l’acte avec un certificat inscrit au tableau.',
  },
  'certificate-bound-no-more': {
    title: 'Le certificat n’était plus celui du notaire quand il a signé',
    advice: 'Signez de nouveau l’acte avec le certificat qui l’a remplacé.',
  },
  'no-signature-of-a-notary': {
    title: 'Aucune signature sur laquelle interroger le tableau des notaires',
    advice: 'Signez l’acte, ou reprenez le fichier tel qu’il était à la signature.',
  },
}

export const findingFallback: Text['findingFallback'] = {
  passed: 'Un contrôle est en règle',
  failed: 'Un contrôle a échoué',
  indeterminate: 'Un contrôle n’a pu être mené à bien',
  advice:
    'Signez de nouveau l’acte avec un certificat en vigueur, enregistrez-le et envoyez la nouvelle version.',
}

export const facts: Text['facts'] = {
  pin: 'Parcelle (PIN)',
  vendors: 'Qui cède un droit à l’acte',
  holders: 'Titulaires au registre',
  strangers: 'Absents du titre',
  inscriptions: 'Inscriptions',
  deed: 'SHA-256 de l’acte',
  seenIn: 'Déjà déposé dans',
  price: 'Prix déclaré, Rs',
  lastPrice: 'Dernier prix, Rs',
  percent: 'Pour cent du dernier prix',
  who: 'Qui',
  signers: 'Signataires',
  cannotSign: 'Ne peut signer',
  signatures: 'Signatures',
  signer: 'Signé par',
  signedAt: 'Signé le',
  slot: 'Document',
  countsUntil: 'Valable jusqu’au',
  registersBy: 'Enregistré au plus tard le',
  receipt: 'Récépissé',
  objectedAt: 'Opposition du',
  setAsideAt: 'Écartée le',
  book: 'Volumes',
  since: 'Depuis',
  number: 'Numéro',
  reason: 'Raison',
  authority: 'Service d’horodatage',
  field: 'Champ de signature',
  revision: 'Révision',
  revisions: 'Révisions',
  certificate: 'SHA-256 du certificat',
  at: 'À la date du',
  from: 'Du',
  until: 'Au',
  subIndication: 'Indication',
  changes: 'Changements après signature',
  coverage: 'Couvre',
  expected: 'Certificat inscrit',
  found: 'Certificat trouvé',
  sha256: 'SHA-256 du fichier',
  bytes: 'Octets',
}

export const factValues: Text['factValues'] = {
  ENTIRE_FILE: 'tout le fichier',
  ENTIRE_REVISION: 'tout le fichier tel qu’il était à la signature',
  PARTIAL: 'une partie du fichier seulement',
  UNCLEAR: 'n’est pas clair',
  NONE: 'aucun',
  LTA: 'des preuves et des horodatages seulement',
  SIGNATURE: 'd’autres signatures seulement',
  FORM: 'un formulaire fut rempli ou changé',
  ANNOTATION: 'une annotation fut ajoutée ou changée',
  OTHER: 'le contenu du document',
}
