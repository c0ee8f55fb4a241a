/** The letter that stands for a company: of its name, not of its legal form. */

const legalForm = /^(?:ООО|ОАО|ЗАО|ПАО|НАО|АО|ИП|ГУП|МУП|АНО|LLC|JSC|PJSC|Ltd\.?)(?=[\s«"“])/iu;

/** «Т» of «ООО «Теплоконтур»». */
export function companyInitial(company: string): string {
  const name = company.trim().replace(legalForm, "");
  return (/[\p{L}\p{N}]/u.exec(name)?.[0] ?? company.trim().slice(0, 1)).toUpperCase();
}
