#include "phone_number.h"

#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

int mc_phone_country_code(const char *region) {
  return PhoneNumberUtil::GetInstance()->GetCountryCodeForRegion(region);
}

int mc_phone_has_country(int code) {
  std::string region;
  PhoneNumberUtil::GetInstance()->GetRegionCodeForCountryCode(code, &region);
  return region != "ZZ";
}

size_t mc_phone_read(const char *digits, size_t count, const char *region, char *written, size_t capacity) {
  // No C++ exception may reach Swift.
  try {
    const PhoneNumberUtil *library = PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    if (library->Parse(std::string(digits, count), region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) return 0;
    if (library->IsPossibleNumberWithReason(number) != PhoneNumberUtil::IS_POSSIBLE) return 0;
    std::string text;
    library->Format(number, PhoneNumberUtil::E164, &text);
    if (text.size() > capacity) return 0;
    std::memcpy(written, text.data(), text.size());
    return text.size();
  } catch (...) {
    return 0;
  }
}
