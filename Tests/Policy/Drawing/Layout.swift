import Contracts

@testable import Policy

/// Where everything is in the drawing: the road of the stages downwards on the left, the end on the right, what runs side by side in force
/// in a panel below, and an appeal next to what it moves.
enum Layout {
  static let canvas = Rect(0, 0, 1000, 1710)
  /// Around the regions of a plan in force, joined to its stage.
  static let panel = Rect(32, 886, 652, 634)
  /// Around an appeal.
  static let appeal = Rect(716, 930, 268, 766)

  /// Where one region of the panel ends and the next begins.
  static let regions = [1090, 1366]

  /// The box of a state.
  static func box(of place: Place) -> Rect {
    switch place {
    case .start(let machine): start(of: machine)
    case .stage(let stage): box(of: stage)
    case .closed: box(of: .closed)
    case .review(let review): box(of: review)
    case .variation(let variation): box(of: variation)
    case .effect(let effect): box(of: effect)
    case .appeal(let appeal): box(of: appeal)
    }
  }

  private static func box(of stage: StageName) -> Rect {
    switch stage {
    case .reported: Rect(150, 136, 270, 54)
    case .warningPending: Rect(150, 234, 270, 54)
    case .warned: Rect(150, 332, 270, 54)
    case .checklist: Rect(150, 430, 270, 72)
    case .awaitingAuthorisation: Rect(150, 546, 270, 72)
    case .noticePending: Rect(150, 662, 270, 76)
    case .inForce: Rect(150, 782, 270, 104)
    case .closed: Rect(800, 44, 184, 850)
    }
  }

  private static func box(of review: Place.Review) -> Rect {
    switch review {
    case .scheduled: Rect(56, 926, 92, 146)
    case .comingUp: Rect(396, 948, 92, 36)
    case .opened: Rect(396, 1024, 92, 44)
    case .overdue: Rect(586, 984, 76, 36)
    }
  }

  private static func box(of variation: Place.Variation) -> Rect {
    switch variation {
    case .none: Rect(56, 1124, 174, 100)
    case .checklist: Rect(448, 1124, 224, 100)
    case .awaitingAuthorisation: Rect(448, 1276, 224, 80)
    case .noticePending: Rect(56, 1276, 174, 80)
    }
  }

  private static func box(of effect: Place.Effect) -> Rect {
    switch effect {
    case .suspended: Rect(56, 1396, 174, 96)
    case .binding: Rect(448, 1396, 224, 96)
    }
  }

  private static func box(of appeal: Place.AppealState) -> Rect {
    switch appeal {
    case .upheld: Rect(732, 1040, 116, 40)
    case .partlyUpheld: Rect(732, 1156, 116, 40)
    case .notUpheld: Rect(732, 1290, 116, 40)
    case .acknowledged: Rect(744, 1398, 136, 34)
    case .lodged: Rect(744, 1476, 136, 34)
    }
  }

  private static func start(of machine: Machine) -> Rect {
    switch machine {
    case .stage: Rect(280, 106, 10, 10)
    case .review: Rect(112, 900, 10, 10)
    case .variation: Rect(138, 1100, 10, 10)
    case .effect: Rect(580, 1374, 10, 10)
    case .appeal: Rect(797, 1566, 10, 10)
    }
  }

  /// The outline of a frame.
  static func box(of frame: Frame) -> Rect {
    switch frame {
    case .open: Rect(16, 44, 684, 1490)
    case .underReview: Rect(380, 920, 292, 158)
    case .variation: Rect(32, 1090, 652, 276)
    }
  }
}
