/// What the program can do, as it tells it.
enum Usage {
  static let all = """
    managed-contact token --role ROLE[,ROLE] --subject NAME [--secret-file FILE | --data DIR]
                          [--name "FULL NAME"] [--organisation CODE[,CODE]] [--hours N]
        prints a token with which requests are made; the secret is in FILE, in DIR/secret, or where MC_SECRET_FILE says
    managed-contact verify --data DIR
        recomputes every journal of a deployment, running or stopped, and names the first row that is not as it was written
    managed-contact policy check FOLDER|policy.json
        checks a policy pack, and says in plain sentences what it says
    managed-contact policy working-days FOLDER|policy.json --from DAY --through DAY
        a line for each day: the day, whether it is a working day, and the tenth working day after it
    managed-contact demo [--secret-file FILE | --data DIR] [--port BASE [--host 127.0.0.1]]
        plays the story of one case through the public interfaces of the services at \(ServiceAddresses.ports), or of those at
        \(ServiceAddresses.variables)

    Exit codes: 0 done; 1 the story went wrong; 64 not understood; 65 what was read is faulty; 66 there is nothing to read; 70 unexpected.
    """
}
