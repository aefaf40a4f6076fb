import type { Text } from '../shape.ts'

export const problems: Text['problems'] = {
  notFound: {
    title: 'Page introuvable',
    text: 'Si vous avez saisi l’adresse, vérifiez-la. Si vous avez suivi un lien, ce qu’il montrait n’existe plus ou n’est pas à vous.',
  },
  fault: {
    title: 'Un incident s’est produit chez nous',
    text: 'Il est consigné. Rien de ce qui vous a été confirmé n’est perdu. Réessayez ; en cas de nouvel échec, donnez-nous ce numéro :',
  },
  unavailable: {
    title: 'Réessayez dans un instant',
    text: 'Une partie du service est absente pour le moment. Ce que vous avez envoyé peut être renvoyé : cela ne comptera qu’une fois.',
  },
  whatNow: 'Ce que vous pouvez faire',
  reference: 'Référence',
}
