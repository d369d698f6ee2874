import { type CardObject, encodeAttribute } from './attributes.js';
import { CKA, CKO } from './pkcs11-codes.js';
import type { CardActivity, CardProfile } from './profiles.js';
import { encodeTextTlv, encodeTlv } from './tlv.js';

interface DataObject {
  readonly label: string;
  readonly isPrivate: boolean;
  readonly value: Buffer;
  readonly isModifiable?: boolean;
}

/**
 * The data objects of a card (cps-card 3.2): free ones, and those that want the PIN. Layouts of the activity, name and
 * information objects are those of cps-card 3.2 and 9.2; the inner tags of the last two, and of the card object, are
 * invented there too.
 */
export function makeDataObjects(profile: CardProfile): readonly CardObject[] {
  const { holder } = profile;
  const objects: readonly DataObject[] = [
    { label: 'CPS_DATA', isPrivate: false, isModifiable: true, value: Buffer.alloc(64) },
    { label: 'CPS_ID_CARD', isPrivate: false, value: cardIdentity(profile) },
    {
      label: 'CPS_NAME_PS',
      isPrivate: false,
      value: encodeTlv(
        0xec,
        encodeTextTlv(0x81, holder.nationalIdentifier),
        encodeTextTlv(0x82, holder.familyName),
        encodeTextTlv(0x83, holder.givenName),
      ),
    },
    { label: 'CPS_LANG_PS', isPrivate: false, value: encodeTextTlv(0xed, 'fr') },
    { label: 'CPS_INFO_PS', isPrivate: false, value: professionalInformation(holder) },
    { label: 'CPS_SIT_FACT', isPrivate: true, value: encodeTlv(0xef) },
    ...profile.activities.map((activity) => ({
      label: `CPS_ACTIVITY_${String(activity.number).padStart(2, '0')}_PS`,
      isPrivate: true,
      value: activityValue(activity),
    })),
  ];
  return objects.map(toCardObject);
}

/** Category `80` is that of a test card (cps-card 5, G01). */
function cardIdentity(profile: CardProfile): Buffer {
  return encodeTlv(
    0xeb,
    encodeTextTlv(0x81, '8025000001'),
    encodeTextTlv(0x82, profile.serialNumber),
    encodeTextTlv(0x83, '80'),
  );
}

function professionalInformation(holder: CardProfile['holder']): Buffer {
  return encodeTlv(
    0xed,
    ...(holder.profession === undefined ? [] : [encodeTextTlv(0x81, holder.profession)]),
    ...(holder.speciality === undefined ? [] : [encodeTextTlv(0x82, holder.speciality)]),
  );
}

/** Tag 81 is one of those whose meaning is not public: readers must skip it. The sector stands last (cps-card 3.2). */
function activityValue(activity: CardActivity): Buffer {
  return encodeTlv(
    0xee,
    encodeTextTlv(0x81, activity.status),
    encodeTextTlv(0x84, activity.structureName),
    encodeTextTlv(0x85, activity.structureIdentifier),
    encodeTextTlv(0x86, activity.sector),
  );
}

function toCardObject({ label, isPrivate, value, isModifiable = false }: DataObject): CardObject {
  return {
    isPrivate,
    sensitive: new Set(),
    // No CKA_ID: asking for it answers CKR_ATTRIBUTE_TYPE_INVALID (cps-card 3.1).
    attributes: new Map([
      [CKA.CLASS, encodeAttribute(CKO.DATA)],
      [CKA.TOKEN, encodeAttribute(true)],
      [CKA.PRIVATE, encodeAttribute(isPrivate)],
      [CKA.MODIFIABLE, encodeAttribute(isModifiable)],
      [CKA.LABEL, encodeAttribute(label)],
      [CKA.APPLICATION, encodeAttribute('CPS')],
      [CKA.VALUE, value],
    ]),
  };
}
