/* What is said of objections, and of the revaluation that may give rise to one. */

export const objectionRefusals = {
  'valuation-not-higher': {
    title: 'La valeur ne laisse aucun droit à réclamer en plus',
    advice: 'Indiquez une valeur au-dessus de la valeur déclarée, et une valeur réduite sous celle réclamée.',
  },
  'duty-reopened-before': {
    title: 'Les droits de cette transaction ont déjà été rouverts',
    advice: 'Ils le sont une seule fois ; ce qui a été décidé alors demeure.',
  },
  'objection-too-late': {
    title: 'Le délai d’opposition est passé',
    advice:
      'Demandez à votre notaire ce qui est encore possible. Contre une réclamation, l’Assessment Review Committee peut l’autoriser.',
  },
  'objection-used': {
    title: 'Il y a déjà eu une opposition à cette réclamation',
    advice: 'Ce qui a été décidé alors demeure. Les représentations vont à l’Assessment Review Committee.',
  },
  'objection-unknown': {
    title: 'Cette opposition n’existe pas',
    advice: 'Regardez de nouveau les oppositions à cette transaction.',
  },
}

export const objectionFindings = {
  'owner-objected': {
    title: 'Un propriétaire s’oppose à cette transaction',
    advice: 'Un agent entend le propriétaire et le notaire avant tout enregistrement.',
  },
  'title-locked-by-owner': {
    title: 'Un propriétaire a verrouillé son titre',
    advice:
      'Ce que fait un propriétaire attend qu’il lève le verrou. Une saisie, ou ce qui vient d’autre par la loi, peut être libéré par deux officiers.',
  },
  'prescription-objected': {
    title: 'Quelqu’un s’oppose à la prescription',
    advice:
      'Elle n’est pas transcrite tant que l’opposition demeure (art. 7). Si elle est retirée, ou rejetée par la cour, un agent le consigne et renvoie l’acte, qui est déposé de nouveau.',
  },
  'prescription-objection-set-aside': {
    title: 'Un agent a écarté une opposition à la prescription',
    advice:
      'Lisez l’opposition et pourquoi elle a été écartée. Deux agents libèrent la prescription, ou un seul la refuse.',
  },
}
