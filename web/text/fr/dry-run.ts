import type { Text } from '../shape.ts'

export const dryRun: Text['dryRun'] = {
  title: 'Essai à blanc',
  of: (id) => `Dossier ${id}`,
  lead: 'Ce qui serait dit si vous déposiez l’acte maintenant : les mêmes règles que pour de vrai. Rien n’est changé, et personne d’autre ne l’apprend.',
  link: 'Essayez d’abord : que serait-il dit si vous déposiez maintenant ?',
  run: 'Essayer maintenant',
  again: 'Essayer de nouveau',
  never: 'Rien n’a encore été essayé.',
  over: 'L’acte est déposé : ce qui compte désormais est dans le dossier.',
  saidOn: (when) =>
    `Dit le ${when}, du dossier tel qu’il était alors. Essayez de nouveau après tout changement.`,
  foretold: {
    refused: {
      title: 'L’acte ne peut pas encore être déposé',
      text: 'Réglez ce qui suit ; vous pourrez ensuite déposer.',
    },
    returned: {
      title: 'L’acte vous reviendrait',
      text: 'Vous pourriez déposer et tiendriez votre rang, mais l’examen renverrait l’acte pour ce qui suit.',
    },
    asked: {
      title: 'Des agents seraient interrogés',
      text: 'L’acte ne reviendrait pas, mais ce qui n’a pu être établi serait soumis à deux agents.',
    },
    clear: {
      title: 'Rien ne s’y oppose',
      text: 'L’acte passerait l’examen, et les avis de paiement partiraient.',
    },
  },
  butWatch: 'Voyez tout de même l’avertissement ci-dessous.',
  errors: 'Ce qui arrête la transaction',
  warnings: 'Avertissements',
  duties: 'Droits qui seraient liquidés',
  surcharge: (day, amount) => `Si vous déposez après le ${day}, une majoration de ${amount} s’ajoute.`,
  agreement: {
    title: 'Jusqu’où se fier aux essais à blanc',
    lead: 'Chaque examen est comparé au dernier essai à blanc du même acte avant son dépôt.',
    since: (day) => `Depuis le ${day}`,
    periods: 'Période',
    days: (n) => `${String(n)} jours`,
    whole: (agreed, compared) =>
      compared === 1
        ? `${String(agreed)} essai sur 1 a dit ce que l’examen a ensuite trouvé`
        : `${String(agreed)} essais sur ${String(compared)} ont dit ce que l’examen a ensuite trouvé`,
    nothing: 'Rien n’a été comparé dans cette période : aucun acte n’a été essayé puis déposé tel quel.',
    byRule: 'Par règle',
    rule: 'Règle',
    compared: 'Comparés',
    agreed: 'Identiques',
    rate: 'Part',
    differing: 'Où ils diffèrent',
    allAgreed: 'Nulle part.',
    foretold: 'L’essai a dit',
    found: 'L’examen a trouvé',
    notAsked: 'La question ne s’est pas posée',
    round: (n) => `Révision ${String(n)}`,
  },
  rules: {
    'deed-structure-sound': 'Le fichier de l’acte est sain',
    'deed-signature-valid': 'Chaque signature est valable',
    'deed-timestamp-valid': 'Chaque horodatage est valable',
    'deed-unchanged-after-signing': 'Rien n’a changé après la signature',
    'signer-is-the-lodging-notary': 'Le notaire déposant a signé',
    'notary-in-office': 'Le notaire était en fonction',
    'parties-sign': 'Tous ceux qui doivent signer ont signé',
    'parties-sign-in-order': 'Ils ont signé dans l’ordre',
    'notary-signs-last': 'Le notaire a signé en dernier',
    'vendor-on-title': 'Qui cède figure au titre',
    'parcel-free': 'La parcelle est libre',
    'register-bears-it-out': 'Le registre le confirme',
    'papers-current': 'Les pièces sont encore valables',
    assessment: 'Les droits',
  },
  screening: 'Le contrôle contre la fraude vient après le paiement, et personne n’en est averti d’avance.',
}
