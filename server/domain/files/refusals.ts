/** Refusals of images and attachments: part of the one closed list in domain/refusal.ts. */
import type { RefusalEntry } from "../refusal.ts";

export const fileRefusals = {
  "upload-empty": {
    status: 422,
    ru: "Файл «{name}» пустой: в нём ноль байт. Проверьте его и приложите ещё раз.",
    en: "The file “{name}” is empty: it has no bytes. Check it and attach it again.",
  },
  "upload-too-large": {
    status: 413,
    ru: "Файл «{name}» больше {max} МБ. Уменьшите его, разделите на части или дайте ссылку.",
    en: "The file “{name}” is larger than {max} MB. Make it smaller, part it, or give a link.",
  },
  "image-too-large": {
    status: 413,
    ru: "Изображение «{name}» больше {max} МБ. Уменьшите его или сохраните как JPEG.",
    en: "The image “{name}” is larger than {max} MB. Make it smaller, or save it as JPEG.",
  },
  "image-too-wide": {
    status: 422,
    ru: "В изображении «{name}» {width} × {height} точек, столько браузер может не показать. Уменьшите его: сторона до {side}, всего до {most} млн точек.",
    en: "The image “{name}” has {width} × {height} pixels, more than a browser may show. Make it smaller: a side up to {side}, up to {most} million pixels in all.",
  },
  "not-an-image": {
    status: 422,
    ru: "«{name}» — не изображение, которое можно показать в тексте: подойдут PNG, JPEG, GIF и WebP. Сохраните его так или приложите как файл.",
    en: "“{name}” is no image that can be shown in the text: PNG, JPEG, GIF and WebP will do. Save it as one of them, or attach it as a file.",
  },
  "image-broken": {
    status: 422,
    ru: "Изображение «{name}» повреждено или дошло не целиком. Откройте его у себя, сохраните заново и приложите.",
    en: "The image “{name}” is damaged or did not come whole. Open it, save it again and attach it.",
  },
  "upload-wrong-type": {
    status: 422,
    ru: "«{name}» назван как {ending}, а внутри другое. Проверьте, тот ли это файл, и дайте ему верное расширение.",
    en: "“{name}” is called {ending}, but holds something else. Check that it is the right file, and give it its proper ending.",
  },
  "project-files-full": {
    status: 409,
    ru: "Файлы проекта заняли бы больше {max} МБ. Приложите файл меньшего размера или попросите администратора поднять предел.",
    en: "The files of the project would take more than {max} MB. Attach a smaller file, or ask the administrator to raise the limit.",
  },
  "files-not-here": {
    status: 409,
    ru: "В записи интервью файлы не прикладывают: их видит респондент. Приложите файл в блоке документа.",
    en: "Files are not attached to notes of interviews: the respondent sees them. Attach the file in a block of the document.",
  },
  "upload-unavailable": {
    status: 503,
    ru: "Файл не читается: на диске сервера он повреждён или пропал. Текст цел. Сообщите администратору.",
    en: "The file cannot be read: it is damaged or gone on the server's disk. The text is whole. Tell the administrator.",
  },
} as const satisfies Record<string, RefusalEntry>;
