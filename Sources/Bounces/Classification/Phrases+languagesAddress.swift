// Long: a table of phrases.

extension PhraseTable {
    /// Nobody has the address, in other languages than English.
    static let languagesAddress: [PhraseTable] = [
        PhraseTable(
            .userUnknown, .exact,
            """
            empfänger unbekannt
            empfaenger unbekannt
            unbekannter empfänger
            unbekannter empfaenger
            unbekannter benutzer
            benutzer unbekannt
            benutzer nicht gefunden
            empfänger nicht gefunden
            empfänger existiert nicht
            empfängeradresse existiert nicht
            empfängeradresse ist ungültig
            adresse existiert nicht
            adresse ist ungültig
            adresse unbekannt
            adresse ist unbekannt
            adresse nicht gefunden
            adresse wurde nicht gefunden
            adresse wurde am zielort nicht gefunden
            konto existiert nicht
            postfach existiert nicht
            postfach nicht gefunden
            postfach nicht vorhanden
            kein solcher benutzer
            keine mailbox
            mailbox existiert nicht
            mailbox unbekannt
            ist nicht bekannt
            konnte nicht gefunden werden
            nicht im verzeichnis
            wurde in der zieldomäne nicht gefunden
            ungültiger empfänger
            ungültige empfängeradresse
            ungültige adresse
            adresse d au moins un destinataire invalide
            adresse d'au moins un destinataire invalide
            adresse destinataire invalide
            adresse du destinataire invalide
            adresse invalide
            adresse inconnue
            adresse email inconnue
            adresse e-mail introuvable
            adresse introuvable
            destinataire inconnu
            destinataire invalide
            destinataire introuvable
            utilisateur inconnu
            utilisateur introuvable
            usager inconnu
            compte inexistant
            compte inconnu
            boite inconnue
            boîte aux lettres inconnue
            boîte aux lettres introuvable
            boite aux lettres inexistante
            n'existe pas
            n'a pas été trouvée
            usuario desconocido
            usuario no existe
            usuario inexistente
            usuario no encontrado
            destinatario desconocido
            destinatario no existe
            destinatario inexistente
            destinatario no encontrado
            destinatario inválido
            direccion desconocida
            dirección desconocida
            dirección no existe
            dirección inexistente
            dirección de correo no existe
            dirección de correo electrónico no existe
            dirección no válida
            buzón no existe
            buzon no existe
            buzón inexistente
            buzon inexistente
            cuenta no existe
            la cuenta no existe
            cuenta inexistente
            no se encontró
            no se ha encontrado
            usuário desconhecido
            usuario desconhecido
            usuário inexistente
            usuário não encontrado
            usuario nao encontrado
            usuário não existe
            destinatário desconhecido
            destinatario desconhecido
            destinatário inexistente
            destinatário não encontrado
            destinatario nao encontrado
            destinatário inválido
            endereço não existe
            endereço inexistente
            endereco inexistente
            endereço não encontrado
            endereço inválido
            conta inexistente
            conta não existe
            caixa postal inexistente
            caixa postal não existe
            caixa de correio não existe
            não foi encontrado
            utente sconosciuto
            utente inesistente
            utente non trovato
            utente non esistente
            destinatario sconosciuto
            destinatario inesistente
            destinatario non trovato
            destinatario non valido
            indirizzo inesistente
            indirizzo sconosciuto
            indirizzo non valido
            indirizzo non trovato
            casella inesistente
            casella non esistente
            casella di posta inesistente
            casella di posta non esiste
            account inesistente
            non esiste
            onbekende gebruiker
            gebruiker onbekend
            gebruiker bestaat niet
            adres bestaat niet
            postbus bestaat niet
            onbekende ontvanger
            okänd användare
            okänd mottagare
            ukendt bruger
            ukendt modtager
            ukjent mottaker
            tuntematon käyttäjä
            nieznany użytkownik
            nieznany adresat
            nieznany odbiorca
            konto nie istnieje
            adres nie istnieje
            użytkownik nie istnieje
            skrzynka nie istnieje
            neznámý uživatel
            neznámý příjemce
            uživatel neexistuje
            adresát neexistuje
            ismeretlen felhasználó
            ismeretlen címzett
            kullanıcı bulunamadı
            kullanıcı yok
            пользователь не найден
            пользователь не существует
            пользователя не существует
            такого пользователя нет
            нет такого пользователя
            неизвестный пользователь
            адресат не найден
            адресат неизвестен
            получатель не найден
            получатель не существует
            несуществующий адрес
            несуществующий пользователь
            адрес не существует
            адреса не существует
            ящик не существует
            ящика не существует
            почтовый ящик не найден
            почтовый ящик не существует
            неверный адрес
            宛先不明
            宛先が見つかりません
            宛先のメールアドレスが見つかりません
            宛先メールアドレスが存在しません
            あて先不明
            あて先が見つかりません
            あて先のメールアドレスが見つかり
            メールアドレスが存在しません
            アドレスが存在しません
            アドレスが見つかりません
            ユーザーが存在しません
            ユーザが存在しません
            ユーザーが見つかりません
            ユーザが見つかりません
            ユーザー不明
            ユーザ不明
            存在しないアドレス
            存在しないメールアドレス
            存在しないユーザ
            受信者が見つかりません
            受信者が存在しません
            アドレスに間違い
            用户不存在
            用户未找到
            该用户不存在
            收件人不存在
            收件人地址不存在
            收件人邮箱不存在
            收件人邮件地址不存在
            收件人邮件地址（ + 不存在
            邮箱不存在
            邮箱地址不存在
            帐户不存在
            账户不存在
            帐号不存在
            账号不存在
            地址不存在
            无此用户
            用户名不存在
            無此使用者
            使用者不存在
            收件者不存在
            信箱不存在
            帳號不存在
            查無此人
            사용자를 찾을 수 없
            존재하지 않는
            수신자를 찾을 수 없
            없는 사용자
            알 수 없는 사용자
            """),
        PhraseTable(
            .hostUnknown, .exact,
            """
            domain existiert nicht
            domäne existiert nicht
            unbekannte domain
            unbekannter host
            domaine inconnu
            domaine inexistant
            domaine n'existe pas
            hôte inconnu
            dominio desconocido
            dominio inexistente
            dominio no existe
            domínio inexistente
            domínio não existe
            domínio desconhecido
            dominio sconosciuto
            dominio non esiste
            домен не найден
            домен не существует
            ドメインが存在しません
            ドメインが見つかりません
            ホストが見つかりません
            域名不存在
            """),
    ]
}
