/// The program's help.
enum Usage {
  static let all = """
    managed-contact token --office OFFICE[,OFFICE] --subject NAME [--pack FOLDER] [--secret-file FILE | --data DIR]
                          [--name "FULL NAME"] [--organisation CODE[,CODE]] [--hours N]
        prints a token for making requests; the offices are those of the pack in FOLDER, or that MC_PACK
        names, or that compose/up started in DIR; the secret is in FILE, in DIR/secret, or in the file that MC_SECRET_FILE names
    managed-contact verify --data DIR [--pack FOLDER] [--repair] [--checkpoint FILE[,FILE]]
        recomputes every journal of a deployment, running or stopped, and names the first row that has been changed; works out anew, under
        the pack, what every service answers from and acts on, and names each row that is something else; with --repair, and the
        services stopped, it puts those rows right; holds the journals against the signed checkpoints that records keeps, and those in the
        files, which were kept elsewhere
    managed-contact policy check FOLDER|policy.json
        checks a policy pack, explains it in plain sentences, says which office may do what, and how readable its letters are
    managed-contact policy working-days FOLDER|policy.json --from DAY --through DAY [--division CODE]
        prints a line for each day: the day, whether it is a working day, and the tenth working day after it;
        without a division, those of the pack
    managed-contact letters DIR [--pack FOLDER | --data DIR] [--programs FOLDER]
        writes every letter of the pack in every format that can be made here, to invented people, and says why the other formats cannot;
        the programs for pages are in FOLDER, or where compose/up put them
    managed-contact import persons|contacts FILE --data DIR --office OFFICE --subject NAME [--pack FOLDER]
                           [--organisation CODE] [--rejects FILE] [--duplicates FILE] [--dry-run]
        takes a CSV table of people or contacts into the deployment in DIR, in the name of a person in an office of its pack; names each
        line that is not taken, and writes them to the file for rejects; lists people
        who are likely to be known already, all of them in the file for duplicates; started again with the same file it goes on where it was
    managed-contact demo [--pack FOLDER] [--secret-file FILE | --data DIR] [--port BASE [--host 127.0.0.1]]
        plays the story of one case through the public interfaces of the services at \(ServiceAddresses.ports), or at
        \(ServiceAddresses.variables); the services' pack is named as for a token

    Exit codes: 0 done; 1 the story went wrong; 64 not understood; 65 faulty input; 66 no input; 70 unexpected error; 77 not allowed.
    """
}
