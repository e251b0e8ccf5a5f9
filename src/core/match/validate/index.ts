import { isCard, isIban, isNhsNumber, isUpn, isUtr, isVat } from './checksum.js'
import { isPrivateEmail } from './email.js'
import { isMobile, isPersonalPhone } from './phone.js'
import {
  isCoordinates,
  isDateOfBirth,
  isDrivingLicence,
  isIp,
  isNino,
  isPostcode,
  isSortCode,
  isVehicleMark,
} from './shape.js'

/** The checks that a `pattern` may name in `validate`: whether what it found is really one. */
export const validators: Readonly<Record<string, (text: string) => boolean>> = {
  'nhs-number': isNhsNumber,
  nino: isNino,
  utr: isUtr,
  upn: isUpn,
  iban: isIban,
  card: isCard,
  'uk-phone': isPersonalPhone,
  'uk-mobile': isMobile,
  'vehicle-mark': isVehicleMark,
  postcode: isPostcode,
  'driving-licence': isDrivingLicence,
  vat: isVat,
  'date-of-birth': isDateOfBirth,
  'sort-code': isSortCode,
  ip: isIp,
  coordinates: isCoordinates,
  'private-email': isPrivateEmail,
}
