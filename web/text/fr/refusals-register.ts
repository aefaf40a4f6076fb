import type { Text } from '../shape.ts'

export const registerRefusals = {
  'case-not-found': { title: 'Ce cas n’existe pas', advice: 'Retournez à la liste.' },
  'case-not-claimed': {
    title: 'Prenez le cas avant de décider',
    advice: 'Utilisez « Prendre ce cas » ci-dessous.',
  },
  'case-claimed-by-another': {
    title: 'Un autre agent travaille sur ce cas',
    advice: 'Choisissez un autre cas de la liste.',
  },
  'same-officer-twice': {
    title: 'Vous avez déjà décidé ce cas : un second agent doit le faire',
    advice: 'Un signalement grave est levé par deux agents différents.',
  },
  'blocking-finding-stands': {
    title: 'Ce cas ne peut être libéré : un constat le bloque',
    advice: 'Renvoyez-le au notaire ou refusez-le.',
  },
  'vendor-not-on-title': {
    title: 'Quelqu’un qui cède un droit n’est pas au titre',
    advice: 'Comparez les vendeurs au registre.',
  },
  'parcel-not-free': {
    title: 'La parcelle est frappée d’opposition ou de saisie',
    advice: 'La mainlevée doit être obtenue avant la vente.',
  },
  'tenure-differs': {
    title: 'La parcelle est tenue à un autre titre',
    advice: 'Une terre de l’État passe par cession du bail, et aucune autre terre de cette façon.',
  },
  'right-not-held': {
    title: 'Une partie ne détient pas le droit transmis',
    advice: 'Comparez pleine propriété, nue-propriété et usufruit avec le registre.',
  },
  'co-owner-missing': {
    title: 'Un copropriétaire manque au partage',
    advice: 'Tous ceux qui détiennent la parcelle doivent la partager ensemble.',
  },
  'share-too-fine': {
    title: 'Une part serait trop fine pour être tenue exactement',
    advice: 'Aucune part n’est arrondie : divisez ce qui est transmis en parts plus simples.',
  },
  'inscription-unknown': {
    title: 'La parcelle ne porte pas cette inscription',
    advice: 'Écrivez-la comme le registre, par exemple IV 2026/1 No 12.',
  },
  'inscription-erased': { title: 'L’inscription est déjà radiée', advice: 'Il ne reste rien à faire.' },
  'not-the-beneficiary': {
    title: 'Seul son bénéficiaire fait radier une inscription',
    advice: 'Celui en faveur de qui elle existe doit être partie à l’acte.',
  },
  'not-the-title-in-force': {
    title: 'Seul le titre en vigueur peut être rectifié',
    advice: 'Nommez sa transcription comme le registre, par exemple TV 2026/1 No 12.',
  },
  'nothing-to-rectify': {
    title: 'Le titre le dit déjà',
    advice: 'Noms et mariages figurent au titre tels que vous les donnez.',
  },
  'clearance-outdated': {
    title: 'Un fait nouveau est survenu depuis les vérifications',
    advice:
      'Un propriétaire s’est opposé, ou une pièce n’est plus valable. Deux agents l’examinent avant tout enregistrement.',
  },
  'title-locked': {
    title: 'Un propriétaire a verrouillé son titre',
    advice:
      'Rien n’est enregistré sur la parcelle avant qu’il ne lève le verrou. Demandez-lui de se connecter et de le lever.',
  },
  'not-the-owner': {
    title: 'Vous ne figurez pas au titre d’une telle parcelle',
    advice: 'Vérifiez le PIN. Seuls ceux qui figurent au titre en vigueur peuvent le faire surveiller.',
  },
  'login-not-fresh': {
    title: 'Connectez-vous de nouveau pour cela',
    advice:
      'Un verrou n’est posé et levé que par qui vient de se connecter. Déconnectez-vous, connectez-vous et réessayez.',
  },
  'wait-days-invalid': {
    title: 'Le délai d’opposition n’est pas valable',
    advice: 'Choisissez de 0 à 30 jours ouvrables.',
  },
  'message-not-found': {
    title: 'Ce message n’existe pas',
    advice: 'Ouvrez votre boîte de réception pour voir ce qui s’y trouve.',
  },
  'email-malformed': {
    title: 'Ce n’est pas une adresse électronique',
    advice: 'Écrivez-la sous la forme nom@exemple.mu, sans espace.',
  },
  'unsubscribe-link-invalid': {
    title: 'Ce lien ne désabonne personne',
    advice: 'Suivez le lien de la lettre elle-même, ou connectez-vous et changez ce réglage dans Messages.',
  },
  'endpoint-invalid': {
    title: 'Aucun webhook ne peut être envoyé à cette adresse',
    advice: 'Elle doit commencer par https:// et nommer un hôte du réseau public.',
  },
  'endpoint-not-found': {
    title: 'Vous n’avez pas ce point de réception',
    advice: 'Regardez la liste de vos points de réception.',
  },
  'delivery-not-found': {
    title: 'Rien de ce nom n’a été abandonné',
    advice: 'C’est peut-être déjà renvoyé. Regardez la liste.',
  },
  'receipt-not-ready': {
    title: 'Le récépissé n’est pas encore scellé',
    advice: 'Réessayez dans quelques secondes.',
  },
  'certificate-not-ready': {
    title: 'Le certificat n’est pas encore prêt',
    advice: 'Réessayez dans quelques secondes.',
  },
} satisfies Partial<Text['refusals']>
