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
  errors: 'Ce qui arrête la transaction',
  warnings: 'Ce qui n’a pu être établi',
  duties: 'Droits qui seraient liquidés',
  surcharge: (day, amount) => `Si vous déposez après le ${day}, une majoration de ${amount} s’ajoute.`,
  screening: 'Le contrôle contre la fraude vient après le paiement, et personne n’en est averti d’avance.',
}
