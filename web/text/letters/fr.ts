import type { Envelope, Letters } from './shape.ts'

/** All letters in French. */
export const letters: Letters = {
  'receipt-given': ({ receipt, lodgedAt, pin }, { text, instant }) => ({
    subject: `Acte déposé : récépissé ${text(receipt)}`,
    paragraphs: [
      `L’acte sur la parcelle ${text(pin)} a été déposé le ${instant(lodgedAt)}. Son récépissé porte le numéro ${text(receipt)}.`,
      'Le récépissé fixe le rang sur la parcelle, quelle que soit la durée du traitement. Les signatures sont maintenant examinées ; vous n’avez rien à faire.',
    ],
  }),
  returned: ({ pin, codes, until }, { text, reasons, instant }) => ({
    subject: `Renvoyé : à corriger et à redéposer avant le ${instant(until)}`,
    paragraphs: [
      `La transaction sur la parcelle ${text(pin)} vous est renvoyée pour ces motifs :`,
      reasons(codes),
      `Vous avez jusqu’au ${instant(until)} pour corriger et déposer de nouveau. Le récépissé et le rang restent. Passé ce moment, la transaction est caduque.`,
    ],
  }),
  refused: ({ pin, codes, refusedAt }, { text, reasons, instant }) => ({
    subject: `Enregistrement refusé, parcelle ${text(pin)}`,
    paragraphs: [
      `Le ${instant(refusedAt)}, le Registrar-General a refusé d’enregistrer la transaction sur la parcelle ${text(pin)}, pour ces motifs :`,
      reasons(codes),
      'Si vous pensez que c’est une erreur, vous pouvez écrire au Registrar-General pour demander un nouvel examen, et vous pouvez saisir la Cour suprême. Dites lequel de ces motifs vous contestez, et pourquoi.',
      'Les droits payés vous sont dus en retour. La parcelle est de nouveau libre.',
    ],
  }),
  withdrawn: ({ pin }, { text }) => ({
    subject: `Retirée : la transaction sur la parcelle ${text(pin)}`,
    paragraphs: [
      `Le notaire a retiré la transaction sur la parcelle ${text(pin)}. La parcelle est de nouveau libre et les droits payés sont dus en retour.`,
    ],
  }),
  lapsed: ({ pin }, { text }) => ({
    subject: `Caduque : la transaction sur la parcelle ${text(pin)}`,
    paragraphs: [
      `Le délai pour agir sur la transaction sur la parcelle ${text(pin)} est passé : elle est caduque. La parcelle est de nouveau libre et les droits payés sont dus en retour. L’acte peut être déposé comme une nouvelle transaction.`,
    ],
  }),
  'notice-issued': (
    { noticeId, payer, pin, amount, dueAt },
    { text, payer: who, money, instant, payLink },
  ) => ({
    subject: `Avis de paiement : ${money(amount)} avant le ${instant(dueAt)}`,
    paragraphs: [
      `L’avis ${text(noticeId)} demande ${money(amount)} (payeur : ${who(payer)}, parcelle ${text(pin)}), à payer avant le ${instant(dueAt)}. La transaction est enregistrée quand tous les avis sont payés ; passé ce moment, elle est caduque.`,
      payLink === null
        ? 'Le payeur reçoit du notaire le lien ou le code pour payer.'
        : `Pour voir le détail et payer : ${payLink}\nQuiconque a ce lien peut voir et payer cet avis, et rien d’autre. Nous ne demandons jamais de payer sur un compte nommé dans un courriel.`,
    ],
  }),
  'payment-received': (
    { noticeId, payer, amount, receipt, paidAt },
    { text, payer: who, money, instant },
  ) => ({
    subject: `Payé : ${money(amount)}, reçu ${text(receipt)}`,
    paragraphs: [
      `La banque a confirmé le ${instant(paidAt)} le paiement de l’avis ${text(noticeId)} par ${who(payer)} : ${money(amount)}. Le reçu porte le numéro ${text(receipt)}.`,
    ],
  }),
  'refund-owed': ({ pin, payer, amount }, { text, payer: who, money }) => ({
    subject: `À rembourser : ${money(amount)}, parcelle ${text(pin)}`,
    paragraphs: [
      `Sur ce qui a été payé (payeur : ${who(payer)}) pour la transaction sur la parcelle ${text(pin)}, ${money(amount)} est à rembourser. La caisse du Conservateur le voit parmi les remboursements dus ; il n’y a rien à faire ni à demander.`,
      'Nous ne demandons jamais un numéro de carte ou un mot de passe pour rembourser.',
    ],
  }),
  reminder: ({ pin, what, until }, { text, instant }) => ({
    subject: `Rappel : ${reminded(text(what))} avant le ${instant(until)}`,
    paragraphs: [
      `La transaction sur la parcelle ${text(pin)} attend : ${reminded(text(what))}. Le délai finit le ${instant(until)}.`,
    ],
  }),
  'certificate-ready': ({ pin, volume, number, registeredAt }, { text, instant }) => ({
    subject: `Enregistrée : parcelle ${text(pin)}, ${text(volume)} no ${text(number)}`,
    paragraphs: [
      `La transaction sur la parcelle ${text(pin)} a été enregistrée le ${instant(registeredAt)} et transcrite au volume ${text(volume)} sous le numéro ${text(number)}.`,
      'Le certificat d’enregistrement scellé est prêt. Chacun peut le vérifier sur notre site ou avec un lecteur PDF.',
    ],
  }),
  'document-asked': ({ document, by, until }, { title, text, instant }) => ({
    subject: `Un document vous est demandé : ${title(document)}`,
    paragraphs: [
      `${text(by)} vous demande ce document : ${title(document)}.`,
      until === null
        ? 'Merci de l’envoyer dès que possible.'
        : `Merci de l’envoyer au plus tard le ${instant(until)}.`,
    ],
  }),
  'document-refused': ({ document, reason }, { title, text }) => ({
    subject: `Un document ne peut être accepté : ${title(document)}`,
    paragraphs: [
      `Ce document ne peut être accepté : ${title(document)}. Le notaire dit pourquoi :`,
      text(reason),
      'Merci d’en envoyer un meilleur.',
    ],
  }),
  'document-expiring': ({ document, until }, { title, instant }) => ({
    subject: `Un document expire le ${instant(until)} : ${title(document)}`,
    paragraphs: [
      `Ce document vaut jusqu’au ${instant(until)} : ${title(document)}. Si l’enregistrement peut venir plus tard, envoyez-en un plus récent avant.`,
    ],
  }),
  'document-reminded': ({ documents, askedAt, until }, { title, instant }) => ({
    subject: 'Rappel : un document est attendu de vous',
    paragraphs: [
      `Depuis le ${instant(askedAt)}, votre notaire attend ceci de vous : ${title(documents)}.`,
      `Merci de l’envoyer ${until === null ? 'dès que possible' : `au plus tard le ${instant(until)}`}, par le lien que votre notaire vous a donné ou en vous connectant avec votre numéro de carte d’identité. Si vous ne le pouvez pas, écrivez-lui.`,
    ],
  }),
  'document-unanswered': ({ party, documents, askedAt }, { title, text, instant }) => ({
    subject: 'Une partie n’a pas envoyé ce qui lui est demandé',
    paragraphs: [
      `Le ${instant(askedAt)}, ceci a été demandé à ${text(party)}, et rappelé depuis : ${title(documents)}. Rien n’est venu, et aucun rappel ne partira plus.`,
      'Vous pouvez demander à nouveau, écrire à la partie, ou trouver le document vous-même.',
    ],
  }),
  'dossier-message': ({ from, text: said }, { text }) => ({
    subject: `Un message de ${text(from)}`,
    paragraphs: [`${text(from)} écrit :`, text(said)],
  }),
  'deadline-extended': ({ what, until, reason }, { text, instant }) => ({
    subject: `Délai prolongé : jusqu’au ${instant(until)}`,
    paragraphs: [
      `Le délai a été prolongé pour ceci : ${reminded(text(what))}. Il finit maintenant le ${instant(until)}. Le motif : ${text(reason)}.`,
    ],
  }),
  'revaluation-claim': ({ pin, amount, objectUntil }, { text, money, instant }) => ({
    subject: `Un complément de droit est réclamé : ${money(amount)}, parcelle ${text(pin)}`,
    paragraphs: [
      `Le bien sur la parcelle ${text(pin)} a été réévalué et ${money(amount)} de droits sont réclamés en plus. Le titre reste ce qu’il est.`,
      `Vous pouvez payer, ou vous y opposer jusqu’au ${instant(objectUntil)}.`,
    ],
  }),
  'owner-alert': ({ pin, kind, receipt, lodgedAt }, { text, kind: what, instant }) => ({
    subject: `Un acte a été déposé sur votre parcelle ${text(pin)}`,
    paragraphs: [
      `Le ${instant(lodgedAt)}, un notaire a déposé un acte sur votre parcelle ${text(pin)} (${what(kind)}, récépissé ${text(receipt)}). Vous avez demandé à en être averti.`,
      'Si vous êtes au courant, il n’y a rien à faire. Sinon, connectez-vous sans attendre : vous pouvez vous opposer ou verrouiller votre titre.',
    ],
  }),
  'owner-may-object': ({ pin, kind, receipt, until }, { text, kind: what, instant }) => ({
    subject: `Vous pouvez vous opposer jusqu’au ${instant(until)} : parcelle ${text(pin)}`,
    paragraphs: [
      `Un acte sur votre parcelle ${text(pin)} (${what(kind)}, récépissé ${text(receipt)}) est prêt à être enregistré. Vous avez demandé à être prévenu d’abord : l’enregistrement attend.`,
      `Jusqu’au ${instant(until)} vous pouvez vous connecter et vous opposer. Sans opposition, l’enregistrement reprend après ce moment.`,
    ],
  }),
  'owner-lock-stops': ({ pin, kind, receipt }, { text, kind: what }) => ({
    subject: `Votre verrou arrête une transaction : parcelle ${text(pin)}`,
    paragraphs: [
      `Un acte sur votre parcelle ${text(pin)} (${what(kind)}, récépissé ${text(receipt)}) est prêt à être enregistré. Votre titre est verrouillé : tout s’arrête jusqu’à ce que vous leviez le verrou.`,
      'Si c’est votre propre transaction, connectez-vous et levez le verrou. Sinon, laissez-le et opposez-vous.',
    ],
  }),
  'owner-objected': ({ pin, receipt, objectedAt }, { text, instant }) => ({
    subject: `Le propriétaire s’oppose : parcelle ${text(pin)}`,
    paragraphs: [
      `Le ${instant(objectedAt)}, un propriétaire de la parcelle ${text(pin)} s’est opposé à la transaction au récépissé ${text(receipt)}. Des agents de l’Enregistrement l’examinent avant tout enregistrement.`,
    ],
  }),
  'publication-begun': ({ pin, receipt, since, until }, { text, instant, publicNotice }) => ({
    subject: `Publiée jusqu’au ${instant(until)} : parcelle ${text(pin)}`,
    paragraphs: [
      `La demande sur la parcelle ${text(pin)} (récépissé ${text(receipt)}) est publiée depuis le ${instant(since)}, comme le veut l’Acquisitive Prescription Act 2018 (art. 5 et 7). Chacun peut la lire ici : ${publicNotice}`,
      `Jusqu’au ${instant(until)}, chacun peut s’y opposer, et rien n’est transcrit avant. Une opposition arrête la transaction jusqu’à ce que son auteur la retire, que la cour la rejette ou qu’un agent l’écarte. Vous êtes avisé de chacune. Si aucune ne subsiste à ce moment, l’enregistrement suit son cours.`,
    ],
  }),
  'publication-objected': ({ pin, receipt, objectedAt }, { text, instant }) => ({
    subject: `Quelqu’un s’oppose à la publication : parcelle ${text(pin)}`,
    paragraphs: [
      `Le ${instant(objectedAt)}, quelqu’un s’est opposé à la publication de la demande sur la parcelle ${text(pin)} (récépissé ${text(receipt)}).`,
      'Tant que l’opposition tient, rien n’est transcrit. Elle prend fin si son auteur la retire, si la cour la rejette, ou si un agent l’écarte parce qu’on ne trouve personne derrière elle. Le notaire voit dans le dossier qui s’oppose, et pourquoi.',
    ],
  }),
  'webhook-trial': ({ url }, { text }) => ({
    subject: 'Appel d’essai à votre logiciel',
    paragraphs: [
      `Vous avez demandé un appel d’essai à ${text(url)}. Ce qu’il en est advenu se lit sur la page de vos webhooks.`,
    ],
  }),
}

function reminded(what: string): string {
  const known: Readonly<Record<string, string>> = {
    preparation: 'l’acte est à déposer',
    correction: 'ce qui a été renvoyé est à corriger et à redéposer',
    'claim-payment': 'la réclamation est à payer',
    payment: 'l’avis est à payer',
    document: 'un document est à envoyer',
    objection: 'une opposition peut être faite',
  }
  return known[what] ?? what
}

export const envelope: Envelope = {
  greeting: 'Bonjour,',
  closing: 'Registre foncier, Registrar-General’s Department',
  aboutTransaction: (id) => `Transaction ${id}`,
  readInPortal: (url) => `Ce message figure aussi dans votre boîte de réception : ${url}`,
  whyStatutory:
    'Ce message concerne un droit ou un délai que la loi vous donne. On ne peut pas s’en désabonner.',
  unsubscribe: (url) => `Ce message vous est envoyé par courtoisie. Pour ne plus en recevoir : ${url}`,
}
