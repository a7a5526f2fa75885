/// The countries and territories that an address abroad can end with.
enum AddressCountries {
  /// In English, in lower-case letters, without accents or the article; those that have a usual short form or an older name have that too.
  static let names: Set<String> = Set(list.split(separator: ",").map { $0.split { $0.isWhitespace }.joined(separator: " ") })

  private static let list = """
    afghanistan,albania,algeria,andorra,angola,antigua and barbuda,argentina,armenia,australia,austria,azerbaijan,bahamas,bahrain,
    bangladesh,barbados,belarus,belgium,belize,benin,bermuda,bhutan,bolivia,bosnia and herzegovina,botswana,brazil,brunei,bulgaria,
    burkina faso,burundi,cambodia,cameroon,canada,cape verde,cayman islands,central african republic,chad,chile,china,colombia,comoros,
    congo,democratic republic of the congo,costa rica,cote d ivoire,ivory coast,croatia,cuba,cyprus,czech republic,czechia,denmark,
    djibouti,dominica,dominican republic,east timor,ecuador,egypt,el salvador,equatorial guinea,eritrea,estonia,eswatini,swaziland,
    ethiopia,falkland islands,faroe islands,fiji,finland,france,gabon,gambia,the gambia,georgia,germany,ghana,gibraltar,greece,
    greenland,grenada,guatemala,guinea,guinea bissau,guyana,haiti,honduras,hong kong,hungary,iceland,india,indonesia,iran,iraq,
    ireland,republic of ireland,eire,israel,italy,jamaica,japan,jordan,kazakhstan,kenya,kiribati,kosovo,kuwait,kyrgyzstan,laos,latvia,
    lebanon,lesotho,liberia,libya,liechtenstein,lithuania,luxembourg,macao,madagascar,malawi,malaysia,maldives,mali,malta,
    marshall islands,mauritania,mauritius,mexico,micronesia,moldova,monaco,mongolia,montenegro,montserrat,morocco,mozambique,myanmar,
    burma,namibia,nauru,nepal,netherlands,the netherlands,holland,new zealand,nicaragua,niger,nigeria,north korea,north macedonia,
    norway,oman,pakistan,palau,palestine,panama,papua new guinea,paraguay,peru,philippines,poland,portugal,puerto rico,qatar,romania,
    russia,russian federation,rwanda,saint kitts and nevis,saint lucia,saint vincent and the grenadines,samoa,san marino,
    sao tome and principe,saudi arabia,senegal,serbia,seychelles,sierra leone,singapore,slovakia,slovenia,solomon islands,somalia,
    south africa,south korea,south sudan,spain,sri lanka,sudan,suriname,sweden,switzerland,syria,taiwan,tajikistan,tanzania,thailand,
    togo,tonga,trinidad and tobago,tunisia,turkey,turkiye,turkmenistan,tuvalu,uganda,ukraine,united arab emirates,uae,united states,
    united states of america,usa,u s a,us,uruguay,uzbekistan,vanuatu,vatican city,venezuela,vietnam,yemen,zambia,zimbabwe
    """
}
