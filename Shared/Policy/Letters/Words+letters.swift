import Contracts

extension AppealRules {
  /// Until when, to follow "You can challenge this".
  func windowWords(in language: LetterLanguage) -> String {
    switch (language, windowWorkingDays) {
    case (.english, let days?): "within \(days) working \(days == 1 ? "day" : "days") of the day you get our letter"
    case (.english, nil): "at any time while it applies"
    case (.welsh, let days?): "o fewn \(days) diwrnod gwaith i'r diwrnod y cewch ein llythyr"
    case (.welsh, nil): "unrhyw bryd tra bydd yn gymwys"
    }
  }

  /// What the letter says about an appeal that is late, where one can be.
  func lateWords(in language: LetterLanguage) -> String {
    guard windowWorkingDays != nil, hearsLate else { return "" }
    return switch language {
    case .english: "If your challenge comes later than that, tell us why, and we can still hear it."
    case .welsh: "Os bydd eich her yn hwyrach na hynny, dywedwch pam, a gallwn ei chlywed o hyd."
    }
  }
}

extension LetterName {
  /// What that code means in this letter, as a sentence for the person; the code itself where this letter does not use it.
  func outcomeWords(_ code: String, in language: LetterLanguage) -> String {
    let words: String? =
      switch self {
      case .reviewOutcome: ReviewFinding(rawValue: code)?.words(in: language)
      case .appealOutcome: AppealOutcome(rawValue: code)?.words(in: language)
      case .planEnded: CaseOutcome(rawValue: code)?.endWords(in: language)
      case .caseClosed: CaseOutcome(rawValue: code)?.closureWords(in: language)
      case .adjustmentDecided: AdjustmentOutcome(rawValue: code)?.words(in: language)
      case .warning, .informalWarning, .plan, .appealAcknowledgement, .warningWithdrawn, .policyInPlainWords, .reviewComing,
        .breachNoted, .incidentAcknowledged, .adjustmentAcknowledged, .adjustmentEnded:
        nil
      }
    return words ?? code
  }
}

extension ReviewFinding {
  fileprivate func words(in language: LetterLanguage) -> String {
    switch (self, language) {
    case (.continues, .english): "We have decided that the plan still applies as it is."
    case (.continues, .welsh): "Rydym wedi penderfynu bod y cynllun yn dal yn gymwys fel y mae."
    case (.vary, .english):
      "We have decided that the plan should change. Until you get a new plan from us, the present one still applies."
    case (.vary, .welsh):
      "Rydym wedi penderfynu y dylai'r cynllun newid. Hyd nes y cewch gynllun newydd gennym, mae'r un presennol yn dal yn gymwys."
    case (.lift, .english): "We have decided to end the plan now."
    case (.lift, .welsh): "Rydym wedi penderfynu dod â'r cynllun i ben nawr."
    }
  }
}

extension AppealOutcome {
  fileprivate func words(in language: LetterLanguage) -> String {
    switch (self, language) {
    case (.upheld, .english): "We agree with you: your challenge is upheld."
    case (.upheld, .welsh): "Rydym yn cytuno â chi: mae eich her wedi'i chadarnhau."
    case (.partlyUpheld, .english): "We agree with part of what you say: your challenge is partly upheld."
    case (.partlyUpheld, .welsh): "Rydym yn cytuno â rhan o'r hyn a ddywedwch: mae eich her wedi'i chadarnhau'n rhannol."
    case (.notUpheld, .english): "We do not agree with you: your challenge is not upheld."
    case (.notUpheld, .welsh): "Nid ydym yn cytuno â chi: nid yw eich her wedi'i chadarnhau."
    }
  }
}

extension AdjustmentOutcome {
  fileprivate func words(in language: LetterLanguage) -> String {
    switch (self, language) {
    case (.granted, .english): "We agree to what you asked for."
    case (.granted, .welsh): "Rydym yn cytuno i'r hyn y gofynnoch amdano."
    case (.partlyGranted, .english): "We agree to part of what you asked for."
    case (.partlyGranted, .welsh): "Rydym yn cytuno i ran o'r hyn y gofynnoch amdano."
    case (.refused, .english): "We cannot agree to what you asked for."
    case (.refused, .welsh): "Ni allwn gytuno i'r hyn y gofynnoch amdano."
    }
  }
}

extension CaseOutcome {
  /// Why a plan ended.
  fileprivate func endWords(in language: LetterLanguage) -> String {
    let words: (english: String, welsh: String) =
      switch self {
      case .expired: ("Its last day has passed.", "Mae ei ddiwrnod olaf wedi mynd heibio.")
      case .lapsed:
        (
          "The day of its review has passed, and it was not extended.",
          "Mae diwrnod ei adolygiad wedi mynd heibio, ac ni chafodd ei ymestyn."
        )
      case .lifted:
        (
          "We reviewed it and decided that it is no longer needed.",
          "Fe'i hadolygwyd gennym, a phenderfynu nad oes ei angen mwyach."
        )
      case .withdrawnOnAppeal:
        (
          "We withdrew it because of what was decided on your challenge.",
          "Fe'i tynnwyd yn ôl oherwydd yr hyn a benderfynwyd ar eich her."
        )
      case .warningWithdrawn:
        (
          "We withdrew it because the warning before it was withdrawn.",
          "Fe'i tynnwyd yn ôl am fod y rhybudd o'i flaen wedi'i dynnu'n ôl."
        )
      case .withdrawn, .refused, .adapted, .notUnacceptable, .noAction, .mistakenWarning, .deceased: Self.closed
      }
    return language == .english ? words.english : words.welsh
  }

  /// What the end of a case without a plan means for the person.
  fileprivate func closureWords(in language: LetterLanguage) -> String {
    let words: (english: String, welsh: String) =
      switch self {
      case .adapted:
        (
          "You have changed how you contact us. Thank you. We take no further action.",
          "Rydych wedi newid sut rydych yn cysylltu â ni. Diolch. Nid ydym yn cymryd camau pellach."
        )
      case .withdrawn, .refused:
        (
          "We have looked at whether to limit your contact with us, and decided not to.",
          "Rydym wedi ystyried a ddylid cyfyngu ar eich cyswllt â ni, ac wedi penderfynu peidio."
        )
      case .expired:
        (
          "The plan that we prepared does not begin: its last day has passed.",
          "Nid yw'r cynllun a baratowyd gennym yn dechrau: mae ei ddiwrnod olaf wedi mynd heibio."
        )
      case .mistakenWarning, .warningWithdrawn:
        ("The warning that we sent you is withdrawn.", "Mae'r rhybudd a anfonwyd atoch wedi'i dynnu'n ôl.")
      case .withdrawnOnAppeal:
        (
          "What was decided on your challenge counts here too, and we have set no limit.",
          "Mae'r hyn a benderfynwyd ar eich her yn cyfrif yma hefyd, ac nid ydym wedi gosod unrhyw gyfyngiad."
        )
      case .notUnacceptable, .noAction, .lapsed, .lifted, .deceased: Self.closed
      }
    return language == .english ? words.english : words.welsh
  }

  private static let closed = (english: "The case is closed.", welsh: "Mae'r achos wedi'i gau.")
}

extension AppealEffect {
  /// What follows, for the person.
  func words(in language: LetterLanguage) -> String {
    switch language {
    case .english: english
    case .welsh: welsh
    }
  }

  private var english: String {
    switch self {
    case .planEnded: "Because of this, your plan is over. Its limits no longer apply to you."
    case .planNotBegun: "Because of this, the plan that we sent you is over before it began. No limit applies to you."
    case .nextVersionNotBegun:
      "Because of this, the new version of your plan does not begin. The plan that you had before still applies."
    case .warningWithdrawn: "Because of this, we withdraw our warning and close the case. No limit applies to you."
    case .warningCorrected: "Because of this, part of our warning no longer counts against you. The rest of it still applies."
    case .planReviewed:
      "Because of this, we withdraw our warning. We are reviewing the plan that followed it. Until we write again, the plan still applies."
    case .planChanges:
      "Because of this, your plan will change. Until you get the new plan from us, the present one still applies."
    case .planRedrafted:
      "Because of this, the plan that we sent you does not begin. Any plan that takes its place makes the changes listed here."
    case .nextVersionRedrafted:
      "Because of this, the new version of your plan does not begin as it is. Until you get another, the plan that you had before still applies."
    case .planResumed: "The plan did not apply while we looked at your challenge. It applies again from now on."
    case .alreadyOver: "What you challenged no longer applied when we decided this: the case is closed."
    }
  }

  private var welsh: String {
    switch self {
    case .planEnded: "Oherwydd hyn, mae eich cynllun ar ben. Nid yw ei derfynau'n gymwys i chi mwyach."
    case .planNotBegun: "Oherwydd hyn, mae'r cynllun a anfonwyd atoch ar ben cyn iddo ddechrau. Nid oes terfyn yn gymwys i chi."
    case .nextVersionNotBegun:
      "Oherwydd hyn, nid yw fersiwn newydd eich cynllun yn dechrau. Mae'r cynllun oedd gennych o'r blaen yn dal yn gymwys."
    case .warningWithdrawn:
      "Oherwydd hyn, rydym yn tynnu ein rhybudd yn ôl ac yn cau'r achos. Nid oes terfyn yn gymwys i chi."
    case .warningCorrected:
      "Oherwydd hyn, nid yw rhan o'n rhybudd yn cyfrif yn eich erbyn mwyach. Mae'r gweddill yn dal yn gymwys."
    case .planReviewed:
      "Oherwydd hyn, rydym yn tynnu ein rhybudd yn ôl. Rydym yn adolygu'r cynllun a'i dilynodd. Hyd nes y byddwn yn ysgrifennu eto, mae'r cynllun yn dal yn gymwys."
    case .planChanges:
      "Oherwydd hyn, bydd eich cynllun yn newid. Hyd nes y cewch y cynllun newydd gennym, mae'r un presennol yn dal yn gymwys."
    case .planRedrafted:
      "Oherwydd hyn, nid yw'r cynllun a anfonwyd atoch yn dechrau. Bydd unrhyw gynllun sy'n cymryd ei le yn gwneud y newidiadau a restrir yma."
    case .nextVersionRedrafted:
      "Oherwydd hyn, nid yw fersiwn newydd eich cynllun yn dechrau fel y mae. Hyd nes y cewch un arall, mae'r cynllun oedd gennych o'r blaen yn dal yn gymwys."
    case .planResumed: "Nid oedd y cynllun yn gymwys tra oeddem yn ystyried eich her. Mae'n gymwys eto o hyn ymlaen."
    case .alreadyOver: "Nid oedd yr hyn a heriwyd gennych yn gymwys mwyach pan benderfynwyd hyn: mae'r achos wedi'i gau."
    }
  }
}
