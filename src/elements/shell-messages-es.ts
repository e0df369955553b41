import type { shellEnglish } from './shell-messages-en.ts';

/** Spanish, for everything around the questions; addresses the respondent as "usted". */
export const shellSpanish: Readonly<Record<keyof typeof shellEnglish, string>> = {
  // Loading, and when it comes to nothing
  loading: 'Cargando el cuestionario…',
  unreachableTitle: 'No se pudo cargar el cuestionario',
  unreachable: 'Compruebe su conexión e inténtelo de nuevo. Lo que haya contestado antes sigue en este dispositivo.',
  tryAgain: 'Intentar de nuevo',
  rejectedTitle: 'No se puede mostrar este cuestionario',
  rejectedText:
    'Hay un error en el propio cuestionario, no en lo que usted hizo. Avise a los responsables de este sitio.',
  'issues.one': 'Lo que deben corregir sus autores: 1 cosa',
  'issues.other': 'Lo que deben corregir sus autores: {count} cosas',
  issuePosition: 'línea {line}, columna {column}',
  issueWhole: 'todo el documento',
  unfitTitle: 'Llegó a este formulario sin su enlace personal',
  unfit:
    'Este formulario necesita saber a quién corresponde, y la dirección que abrió no lo indica. Use el enlace del correo que le enviamos, o inicie sesión y abra el formulario desde allí.',
  unfitKept:
    'No se ha perdido nada: lo que contestó antes en este dispositivo sigue guardado y volverá cuando use su enlace.',
  unfitDetails: 'Para los responsables de este sitio',
  sample: 'Muestra',
  sampleNote: 'Este cuestionario es una muestra. Sus cifras y textos no son oficiales.',

  // Start page
  start: 'Empezar',
  continueWith: 'Continuar con «{section}»',
  checkAnswers: 'Revisar sus respuestas',
  sections: 'Secciones',
  sectionsHint: 'Complete las secciones en el orden que quiera. Puede cambiarlo todo hasta que lo envíe.',
  'sectionsDone.one': '{done} de 1 sección completa',
  'sectionsDone.other': '{done} de {count} secciones completas',
  'status.notStarted': 'Sin empezar',
  'status.incomplete': 'Incompleta',
  'status.complete': 'Completa',
  'status.optional': 'Opcional',
  atHand: 'Lo que conviene tener a mano',
  'atHandMore.one': '1 documento más',
  'atHandMore.other': '{count} documentos más',
  keptDevice:
    'Sus respuestas y archivos se guardan en este dispositivo mientras trabaja, para que pueda parar y volver. No salen de aquí hasta que los envíe.',
  keptSession:
    'Sus respuestas y archivos se guardan hasta que cierre esta ventana. No salen de aquí hasta que los envíe.',
  keptNone: 'Sus respuestas no se guardan en este dispositivo. Termine y envíe de una sola vez.',
  draftTitle: 'Tiene un borrador en este dispositivo',
  draftFrom: 'Último cambio: {date}',
  'draftAnswers.one': '{answered} de 1 pregunta contestada',
  'draftAnswers.other': '{answered} de {count} preguntas contestadas',
  'draftFiles.one': '1 archivo',
  'draftFiles.other': '{count} archivos',
  draftEarlier:
    'No se pudo leer la última versión de su borrador. Esta es la anterior; pueden faltar los últimos cambios.',
  draftOlder: 'El cuestionario ha cambiado desde entonces. Se conserva todo lo que aún encaja.',
  draftContinue: 'Continuar con su borrador',
  draftDiscard: 'Empezar de nuevo',
  discardTitle: '¿Empezar de nuevo y perder su borrador?',
  discardText: 'Se quitarán de este dispositivo las respuestas y los archivos de este borrador. No se puede deshacer.',
  discardYes: 'Sí, quitarlo y empezar de nuevo',
  discardNo: 'No, conservar mi borrador',
  'setAside.one': '1 respuesta ya no encaja en el cuestionario y se apartó:',
  'setAside.other': '{count} respuestas ya no encajan en el cuestionario y se apartaron:',
  draftLostTitle: 'No se pudo leer un borrador de este dispositivo',
  draftLost:
    'Tenía aquí un borrador, pero está dañado y no se puede abrir. Si tiene un archivo de copia, úselo. Si no, empiece de nuevo.',
  filesLostTitle: 'Algunos archivos ya no están en este dispositivo',
  'filesLost.one': 'Este archivo no volvió con su borrador. Adjúntelo de nuevo:',
  'filesLost.other': 'Estos archivos no volvieron con su borrador. Adjúntelos de nuevo:',
  setAsideTitle: 'El cuestionario ha cambiado',
  contact: 'Ayuda',

  // Section page
  back: 'Atrás',
  allSections: 'Todas las secciones',
  sectionOf: 'Sección {index} de {total}',
  continue: 'Continuar',
  continueAnyway: 'Continuar y volver a esto más tarde',
  'sectionsAdded.one': 'Se añadió 1 sección por sus respuestas.',
  'sectionsAdded.other': 'Se añadieron {count} secciones por sus respuestas.',
  'sectionsGone.one': 'Ya no se pregunta 1 sección. Sus respuestas se conservan por si vuelve.',
  'sectionsGone.other': 'Ya no se preguntan {count} secciones. Sus respuestas se conservan por si vuelven.',
  'problems.one': 'Hay 1 cosa que corregir',
  'problems.other': 'Hay {count} cosas que corregir',
  inQuestion: '{question} – {message}',

  // An answer that others hang on
  lossTitle: '¿Quiere cambiar esta respuesta?',
  lossText: 'Lo que ha rellenado aquí ya no se enviaría:',
  'lossAnswers.one': '1 respuesta.',
  'lossAnswers.other': '{count} respuestas.',
  'lossFiles.one': '1 archivo.',
  'lossFiles.other': '{count} archivos.',
  lossKept: 'Se conserva en este dispositivo y vuelve si elige de nuevo la misma respuesta.',
  lossNo: 'No, conservar mi respuesta',
  lossYes: 'Sí, cambiarla',

  // Draft status
  draftSaving: 'Guardando…',
  draftSaved: 'Guardado en este dispositivo, {time}',
  draftSavedOnce: 'Guardado en este dispositivo.',
  draftRecovered: 'Sus respuestas vuelven a guardarse en este dispositivo.',
  draftNotKept: 'No se guarda en este dispositivo',
  draftFailed: 'No guardado en este dispositivo',
  'draftFailure.quota':
    'En este dispositivo no queda sitio para su borrador. Puede seguir y enviar el formulario, pero no cierre esta ventana antes de enviarlo. Quitar archivos grandes puede ayudar.',
  'draftFailure.file':
    '{name} es demasiado grande para guardarlo en este dispositivo. Se enviará si termina sin cerrar esta ventana; si no, adjúntelo de nuevo más tarde. Sus respuestas sí se guardan.',
  'draftFailure.unavailable':
    'Este navegador no permite guardar un borrador en esta página (es habitual en las ventanas privadas). Puede seguir y enviar el formulario, pero no cierre esta ventana antes de enviarlo.',
  draftFailure:
    'No se pudo guardar su borrador en este dispositivo. Puede seguir y enviar el formulario, pero no cierre esta ventana antes de enviarlo.',

  // Check your answers, and sending
  reviewTitle: 'Revise sus respuestas antes de enviarlas',
  reviewTitleRead: 'Sus respuestas',
  change: 'Cambiar',
  notProvided: 'Sin contestar',
  answerMissing: 'Contestar esta pregunta',
  toDo: 'Pendiente',
  'reviewOpen.one': 'Queda 1 cosa pendiente antes de poder enviarlo:',
  'reviewOpen.other': 'Quedan {count} cosas pendientes antes de poder enviarlo:',
  reviewReady: 'Está contestado todo lo que se pregunta. Léalo una vez más antes de enviarlo.',
  confirmTitle: 'Confirme, por favor',
  confirmText: 'Estas respuestas son poco habituales. Marque las que sean correctas, o cámbielas.',
  confirmThis: 'Sí, es correcto',
  noticeTitle: 'Vuelva a mirar esto',
  needsReviewTitle: 'El personal revisará estas respuestas',
  needsReviewText: 'No le impiden enviar el formulario.',
  submit: 'Enviar sus respuestas',
  submitNote: 'Después de enviarlas no podrá cambiar sus respuestas aquí.',
  submitting: 'Enviando sus respuestas…',
  submitSlow: 'Tarda más de lo habitual. No cierre esta ventana; sus respuestas están a salvo.',
  submitFailedTitle: 'Sus respuestas no se enviaron',
  submitFailed:
    'El fallo es nuestro, no suyo. No se ha perdido nada: sus respuestas siguen aquí. Inténtelo de nuevo en unos minutos.',
  submitRefused:
    'Sus respuestas aún no se aceptaron. No se ha perdido nada: corrija lo que se indica y envíelas de nuevo.',
  handedOverTitle: 'Sus respuestas se entregaron a este sitio',
  handedOver: 'El sitio no ha confirmado que las recibiera. Hasta entonces su borrador sigue en este dispositivo.',
  recalculatedTitle: 'Un importe ha cambiado',
  recalculated:
    'Se ha calculado de nuevo desde que lo vio, porque ha pasado una fecha o han cambiado las cuotas. Al enviar sus respuestas lo confirma.',
  amountChanged: '{amount}: {now} (antes: {before})',
  amountNone: 'ninguno',
  submitConfirm: 'Confirmar y enviar sus respuestas',

  // Receipt
  receiptTitle: 'Sus respuestas se enviaron',
  receiptAt: 'Enviado el {date}',
  receiptReference: 'Su referencia',
  receiptLink: 'Abrir su comprobante en este sitio',
  receiptCopy: 'Una copia de sus respuestas',
  receiptKeep: 'Guarde una copia: imprima esta página o guárdela como PDF.',
  receiptGone: 'Su borrador se ha quitado de este dispositivo.',
  receiptStays: 'No se pudo quitar su borrador de este dispositivo. Empiece allí de nuevo cuando ya no lo necesite.',
  print: 'Imprimir o guardar como PDF',
};
