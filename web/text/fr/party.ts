import type { Text } from '../shape.ts'

export const party: Text['party'] = {
  enter: {
    title: 'Votre part dans une transaction',
    lead: 'Votre notaire vous a donné un code de 16 lettres et chiffres. Il vous permet de voir ce qui vous est demandé, de l’envoyer et d’écrire à votre notaire.',
    code: 'Code',
    codeHint: 'Par exemple K7QM-20XF-9ABC-D3EF. Majuscules, espaces et tirets sont sans importance.',
    submit: 'Continuer',
    safety:
      'Le code n’ouvre que votre part. Ne le donnez à personne, et jamais au téléphone à quelqu’un qui vous appelle.',
  },
  dossier: {
    title: (name) => `Ce qui est demandé à ${name}`,
    what: (pin) => `Parcelle ${pin}`,
    notary: (name) => `Votre notaire : ${name}`,
    nothing: 'Rien ne vous est demandé pour le moment.',
    closed:
      'Les documents ne sont plus pris : votre notaire a déposé l’acte, ou la transaction est terminée.',
    asked: 'Demandé',
    expired: 'N’est plus valable',
    until: (day) => `Merci de l’envoyer avant le ${day}`,
    sent: (when, version) => `Envoyé le ${when} (${version})`,
    refusedBecause: 'Votre notaire n’a pas pu l’accepter :',
    file: (what) => `Envoyer : ${what}`,
    again: (what) => `En envoyer un autre : ${what}`,
    fileHint: 'Un PDF, ou une photographie où tout se lit. Au plus 30 Mo.',
    send: 'Envoyer',
    for: (what) => ` : ${what}`,
    messages: 'Messages',
    you: 'Vous',
    theNotary: 'Votre notaire',
    write: 'Écrire à votre notaire',
    sendMessage: 'Envoyer le message',
    leave: 'Quitter, et oublier le code sur cet appareil',
    ends: (when) => `Le lien prend fin le ${when}.`,
  },
  done: {
    uploaded: 'C’est arrivé. Votre notaire le regarde et vous le dit ici.',
    written: 'Votre message est envoyé.',
  },
}
