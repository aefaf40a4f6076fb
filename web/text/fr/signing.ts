import type { Text } from '../shape.ts'

export const signing: Text['signing'] = {
  title: 'Qui signe l’acte, dans cet ordre',
  how: {
    'notary-attests':
      'Les parties signent devant le notaire, comme l’acte le dit. Celui qui signe aussi le fichier suit cet ordre ; à numéro égal, l’un ou l’autre peut signer d’abord. Le notaire signe le fichier en dernier.',
    'all-sign':
      'Chacun signe le fichier avec son propre certificat ; à numéro égal, l’un ou l’autre peut signer d’abord. Le notaire le signe en dernier.',
  },
  byOrder: 'La justice l’a ordonné : les parties ne signent pas.',
  notary: 'Le notaire',
  signed: { yes: 'A signé', no: 'N’a pas signé', 'cannot-tell': 'Impossible à établir' },
  notInFile: 'Pas dans le fichier',
  cannot: (name, why) => `${name} ne peut pas signer. L’acte dit pourquoi : ${why}`,
}
