// Long: a table of words.

extension Lexicon {
    /// Words that are said of a mailbox, a sender or a message.
    static let predicates: [Lexicon] = [
        Lexicon(
            .absent,
            """
            en: unknown, unkown, unknow, unknwon, uknown, unknown or illegal, nonexistent, non-existent, nonexistant, non-existant, inexistent, nonexisting, non-existing, nonexist, invalid, invaild, unrecognized, unrecognised, undefined, illegal, incorrect, wrong, bad, bogus, fictitious, misspelt, misspelled, mistyped, mis-typed, misspelling, typo, unallocated, unassigned, unroutable, unrouteable, unresolvable, undeliverable, notfound, unregistered, nxdomain, nobody by that name, nobody here, no one by that name, no one here, nobody named, nobody with, nobody called, there is nobody, nosuchuser, absent, is missing, vacant, ain't here, isn't here, is not here, not here, never existed, never heard of, does not ring a bell, unavailable user, unavailable mail user, unavailable recipient, unavailable mailuser, cannot verify, can not verify, can't verify, could not verify, couldn't verify, unable to verify, could not be verified, cannot be verified, can't be verified, failed verification, verification failed, verify failed, verification failure, failed to verify, such id, never activated, mailbox missing, mailbox is missing, user missing, account missing, recipient mailbox missing, invalidrecipient, recipientnotfound, invalid receipt, no server with the name, no server with that name, no server by the name, no server by that name, no server named, no server called, no host with the name, no host with that name, no host by the name, no host by that name, no host named, no host called, no machine named, no machine called, no domain named, no domain called, isn't in our list of allowed recipients, not in our list of allowed recipients, isn't in my list of allowed recipients, not in my list of allowed recipients, not in list of allowed recipients, not in the list of allowed recipients, not in the list of recipients, not in the list of valid recipients, not in our list of recipients, not on the list of recipients, no record of, have no record of, has no record of, no records of, no trace of, returned nothing, returned no results, returned no result, you are unknown, you are not known, you're unknown, you're not known, you are unknown to, no mail servers, no mail server, invalid mx, bad mx, address has nonexistent domain, address has non-existent domain, address has non-existant domain, address has unknown domain, address has invalid domain, address has a nonexistent domain, address has an unknown domain, address has an invalid domain, recipient has nonexistent domain, recipient has unknown domain, recipient has invalid domain, mail to invalid recipients, mail to invalid users, mail to invalid addresses, mail to invalid mailboxes, mail to unknown recipients, mail to unknown users, mail to unknown addresses, mail to unknown mailboxes, mail to nonexistent recipients, mail to nonexistent users, mail to nonexistent addresses, mail to nonexistent mailboxes, mail to non-existing recipients, mail to non-existing users, mail to non-existing addresses, mail to non-existing mailboxes, mail to dead recipients, mail to dead users, mail to dead addresses, mail to dead mailboxes, mails to invalid recipients, mails to invalid users, mails to invalid addresses, mails to invalid mailboxes, mails to unknown recipients, mails to unknown users, mails to unknown addresses, mails to unknown mailboxes, mails to nonexistent recipients, mails to nonexistent users, mails to nonexistent addresses, mails to nonexistent mailboxes, mails to non-existing recipients, mails to non-existing users, mails to non-existing addresses, mails to non-existing mailboxes, mails to dead recipients, mails to dead users, mails to dead addresses, mails to dead mailboxes, messages to invalid recipients, messages to invalid users, messages to invalid addresses, messages to invalid mailboxes, messages to unknown recipients, messages to unknown users, messages to unknown addresses, messages to unknown mailboxes, messages to nonexistent recipients, messages to nonexistent users, messages to nonexistent addresses, messages to nonexistent mailboxes, messages to non-existing recipients, messages to non-existing users, messages to non-existing addresses, messages to non-existing mailboxes, messages to dead recipients, messages to dead users, messages to dead addresses, messages to dead mailboxes, emails to invalid recipients, emails to invalid users, emails to invalid addresses, emails to invalid mailboxes, emails to unknown recipients, emails to unknown users, emails to unknown addresses, emails to unknown mailboxes, emails to nonexistent recipients, emails to nonexistent users, emails to nonexistent addresses, emails to nonexistent mailboxes, emails to non-existing recipients, emails to non-existing users, emails to non-existing addresses, emails to non-existing mailboxes, emails to dead recipients, emails to dead users, emails to dead addresses, emails to dead mailboxes, sent to invalid recipients, sent to invalid users, sent to invalid addresses, sent to invalid mailboxes, sent to unknown recipients, sent to unknown users, sent to unknown addresses, sent to unknown mailboxes, sent to nonexistent recipients, sent to nonexistent users, sent to nonexistent addresses, sent to nonexistent mailboxes, sent to non-existing recipients, sent to non-existing users, sent to non-existing addresses, sent to non-existing mailboxes, sent to dead recipients, sent to dead users, sent to dead addresses, sent to dead mailboxes, sending to invalid recipients, sending to invalid users, sending to invalid addresses, sending to invalid mailboxes, sending to unknown recipients, sending to unknown users, sending to unknown addresses, sending to unknown mailboxes, sending to nonexistent recipients, sending to nonexistent users, sending to nonexistent addresses, sending to nonexistent mailboxes, sending to non-existing recipients, sending to non-existing users, sending to non-existing addresses, sending to non-existing mailboxes, sending to dead recipients, sending to dead users, sending to dead addresses, sending to dead mailboxes, number of invalid recipients, number of unknown recipients, number of bad recipients, number of invalid users, number of invalid addresses, number of unknown users, number of nonexistent recipients, limit of invalid recipients, invalid recipients limit, invalid recipient limit
            de: unbekannt, unbekannte, unbekannter, unbekanntes, unbekannten, ungültig, ungültige, ungültiger, ungültiges, ungültigen, falsch, falsche, fehlerhaft, fehlerhafte, unzustellbar, inexistent, gibt es nicht, existiert nicht
            fr: inconnu, inconnue, inconnus, inconnues, inexistant, inexistante, inexistants, introuvable, introuvables, invalide, invalides, non valide, erroné, erronée, incorrecte, n'existe pas, n'existe plus, non trouvé, non trouvée
            es: desconocido, desconocida, desconocidos, inexistente, inexistentes, inválido, inválida, no válido, no válida, incorrecto, incorrecta, no existe, no encontrado, no encontrada, errónea, erróneo
            pt: desconhecido, desconhecida, desconhecidos, inexistente, inválido, inválida, incorreto, incorreta, não existe, não encontrado, não encontrada, não localizado
            it: sconosciuto, sconosciuta, sconosciuti, inesistente, inesistenti, invalido, non valido, non valida, errato, errata, non trovato, non trovata, non esiste, non esistente
            nl: onbekend, onbekende, ongeldig, ongeldige, onjuist, bestaat niet, niet gevonden, onvindbaar
            sv: okänd, okänt, okända, ogiltig, ogiltigt, ukendt, ugyldig, ukjent, felaktig, existerar inte, finns inte, hittades inte, kan inte hittas, findes ikke, finnes ikke, eksisterer ikke
            fi: tuntematon, tuntematonta, virheellinen, ei ole olemassa, ei löydy, ei löytynyt, käyttäjää ei ole, vastaanottajaa ei ole, tiliä ei ole, osoitetta ei ole, postilaatikkoa ei ole, sähköpostilaatikkoa ei ole
            pl: brak takiego, brak takiej, brak użytkownika, nieznany, nieznana, nieznane, nieznanego, nieistniejący, nieistniejąca, nieistniejącego, nieprawidłowy, nieprawidłowa, nieprawidłowe, niepoprawny, niepoprawna, niewłaściwy, błędny, nie istnieje, nie znaleziono, nie odnaleziono, nie ma takiego, nie ma takiej, nie ma tu takiego, nie ma tutaj takiego
            cs: neznámý, neznámá, neznámé, neznámého, neexistuje, neexistující, neexistujici, neexistujú, neplatný, neplatná, neplatné, nenalezen, nenalezena, nenalezeno, nebyl nalezen, nebyla nalezena, nesprávná, chybná, neznáma, neznámy, není tu takový, takový tu není
            hu: ismeretlen, nem létezik, nem található, érvénytelen
            ro: necunoscut, inexistent, nu există, invalid
            tr: bilinmiyor, bilinmeyen, geçersiz*, bulunamadı*, bulunamıyor*, mevcut değil, tanınmıyor, kayıtlı değil, yanlış, hatalı
            el: άγνωστος, αγνωστος, άγνωστη, δεν υπάρχει, δεν βρέθηκε
            ru: неизвест*, несуществующ*, не существует, не найден*, неверн*, недействител*, нет такого, нет такой, такого нет, отсутствует, не зарегистрирован*, некорректн*, ошибочн*, не значится, не обнаружен*
            uk: невідом*, не існує, не знайден*, неіснуюч*
            ja: 存在しません, 存在しない, 存在致しません, 存在していません, 見つかりません, 見つかりませんでした, 見つからない, 見当たりません, 不明, 不正な, ありません, 登録されていません, 無効な, 誤りがあり, 間違い, 間違って, ございません, 使われていません
            zh: 不存在, 未找到, 找不到, 无此, 無此, 查无, 查無, 没有此, 没有该, 沒有此, 没有这个, 没有找到, 无效, 無效, 错误的, 未知, 不正确, 未注册, 不明, 非法, 未开通, 没有开通, 未開通, 尚未开通
            ko: 존재하지 않, 없는, 없습니다, 찾을 수 없, 알 수 없, 잘못된, 유효하지 않, 등록되지 않, 없음
            """),
        Lexicon(
            .absent, when: .denied,
            """
            en: exist, exists, exit, created, existing, existed, exsist, exsists, exsit, find, found, finding, valid, known, know, knows, recognized, recognised, recognize, recognise, recognizes, recognises, registered, identified, identify, locate, located, resolve, resolved, resolves, resolvable, match, matches, matched, deliverable, correct, correctly, in directory, in our directory, in the directory, present, on file, on record, allocated, assigned, have an account, have a mailbox, have account, have a user, have such, have any, has a user, has an account, have that user, belong, belongs, appear, appears, routable, listed, ours, lives, reside, resides, exist that user, exists that user, exist this user, exists this user, exist such user, exists such user, hold, holds, configured to receive, configured to accept, configured for mail, configured for email, provisioned, set up here, set up on this, set up to receive, setup to receive, set up to accept, redirect entry, redirection entry, alias entry, forwarding entry, forward entry, mapping for this address, entry for this address, route for this address
            de: bekannt, gefunden, existiert, existieren, vorhanden, gültig, gültige, gültiger, gültiges, ermittelt, gibt es, auffindbar, registriert, verzeichnis, aufgelöst, eingerichtet, zugeordnet, vergeben, geführt, kennen
            fr: trouvé, trouvée, trouver, existe, existent, valide, valides, connu, connue, reconnu, reconnue, enregistré, référencé, identifié, correspond, attribuée, attribué
            es: existe, existen, encontrado, encontrada, encontró, encontrar, encuentra, válido, válida, conocido, conocida, registrado, registrada, reconocido, reconoce, figura, figura en, localizado, localizar, corresponde, pertenece, dado de alta, dada de alta, dados de alta, dadas de alta, está dado de alta, está dada de alta
            pt: existe, existem, encontrado, encontrada, encontrar, localizado, localizada, válido, válida, conhecido, registrado, registado, reconhecido, corresponde, cadastrado, pertence
            it: esiste, esistono, esistente, trovato, trovata, trovare, valido, valida, conosciuto, riconosciuto, registrato, corrisponde, presente, risulta
            nl: bestaat, bestaan, gevonden, vinden, geldig, geldige, bekend, herkend, geregistreerd
            sv: finns, existerar, hittades, hittas, hitta, giltig, känd, känns igen, findes, finnes, eksisterer, fundet, funnet, gyldig, kendt, kjent, registrerad
            fi: olemassa, löydy, löytynyt, löydetty, tunneta
            pl: istnieje, istnieją, znaleziono, znaleziony, znaleziona, odnaleziono, prawidłowy, znany, znana, zarejestrowany, zarejestrowane, odnaleźć, znaleźć
            cs: existuje, nalezen, nalezena, nalezeno, najít, platný, platná, znám, známa, registrován
            hu: létezik, található
            tr: mevcut, bulundu, geçerli, kayıtlı, tanınan
            ru: существует, существуют, найден, найдена, найдено, найти, зарегистрирован*, известен, известна, действителен, обнаружен*, значится, распознан*
            zh: 存在, 找到
            ca: donat d'alta, donada d'alta
            """),
        Lexicon(
            .gone,
            """
            en: deleted, removed, terminated, closed, cancelled, canceled, discontinued, retired, decommissioned, has left, left the company, left the organization, left the organisation, no longer works, no longer work, no longer with, no longer employed, no longer at, no longer here, no longer in use, no longer in service, no longer a, no longer on, no longer used, not in use, obsolete, deprovisioned, purged, erased, deceased, passed away, defunct, ceased to exist, abandoned, has gone, gone away, is gone, abolished, user left, user has left, employee left, person left, staff member left, left us, address is dead, account is dead, mailbox is dead, dead address, dead mailbox, deleted by user, deleted by the user, deleted by recipient, deleted by the recipient, deleted by its user, deleted by its owner, deleted by owner, deleted by the owner, deleted by customer, deleted by the customer, removed by user, removed by the user, removed by recipient, removed by the recipient, removed by its user, removed by its owner, removed by owner, removed by the owner, removed by customer, removed by the customer, closed by user, closed by the user, closed by recipient, closed by the recipient, closed by its user, closed by its owner, closed by owner, closed by the owner, closed by customer, closed by the customer, terminated by user, terminated by the user, terminated by recipient, terminated by the recipient, terminated by its user, terminated by its owner, terminated by owner, terminated by the owner, terminated by customer, terminated by the customer, cancelled by user, cancelled by the user, cancelled by recipient, cancelled by the recipient, cancelled by its user, cancelled by its owner, cancelled by owner, cancelled by the owner, cancelled by customer, cancelled by the customer, canceled by user, canceled by the user, canceled by recipient, canceled by the recipient, canceled by its user, canceled by its owner, canceled by owner, canceled by the owner, canceled by customer, canceled by the customer, discontinued by user, discontinued by the user, discontinued by recipient, discontinued by the recipient, discontinued by its user, discontinued by its owner, discontinued by owner, discontinued by the owner, discontinued by customer, discontinued by the customer
            de: gelöscht, gelöschtes, entfernt, geschlossen, aufgelöst, gekündigt, ausgeschieden, nicht mehr vergeben, nicht mehr vorhanden, existiert nicht mehr, gibt es nicht mehr, nicht mehr im unternehmen, nicht mehr bei uns, nicht mehr hier, stillgelegt, verstorben
            fr: supprimé, supprimée, fermé, fermée, clôturé, clôturée, résilié, résiliée, a quitté, n'existe plus, n'est plus utilisée, plus valide, plus valable
            es: eliminado, eliminada, borrado, borrada, cerrado, cerrada, cancelado, cancelada, dado de baja, dada de baja, ya no existe, ya no trabaja, ya no está
            pt: removido, removida, excluído, excluída, apagado, apagada, encerrado, encerrada, cancelado, cancelada, eliminado, eliminada, não existe mais, já não existe, não trabalha mais
            it: eliminato, eliminata, cancellato, cancellata, rimosso, rimossa, chiuso, chiusa, cessato, cessata, non esiste più, dismesso, dismessa, non lavora più
            nl: verwijderd, opgeheven, gesloten, opgezegd, beëindigd, bestaat niet meer
            sv: borttagen, borttaget, raderad, raderat, avslutad, avslutat, stängt, slettet, nedlagt, lukket, slutat, avsluttet
            fi: poistettu, suljettu
            pl: usunięty, usunięta, usunięte, usunięto, skasowany, skasowana, skasowane, zlikwidowany, zlikwidowana, zamknięte, zamknięta, już nie istnieje
            cs: smazán, smazána, smazaná, smazaný, zrušen, zrušena, zrušeno, zrušený, odstraněn, odstraněna
            hu: törölve, megszűnt
            tr: silindi, silinmiş, kapatıldı, kapatılmış, kaldırıldı
            ru: удален, удалена, удалено, удалены, удаленный, закрыт, закрыта, ликвидирован*, уволен*, больше не существует, больше не работает
            ja: 削除されました, 削除され, 削除済み, 解約, 退会, 退職, 廃止
            zh: 已删除, 已被删除, 已注销, 被删除, 已刪除, 已关闭, 已被注销, 离职
            ko: 삭제된, 삭제되, 탈퇴, 해지
            """),
        Lexicon(
            .moved,
            """
            en: has moved, moved to, has been moved to, changed to, address has changed, new address, new email address, has changed address, relocated to
            de: neue adresse, umgezogen, lautet jetzt, neue e-mail-adresse
            fr: nouvelle adresse, a changé d'adresse
            es: nueva dirección, ha cambiado de dirección
            pt: novo endereço, mudou de endereço
            it: nuovo indirizzo, ha cambiato indirizzo
            nl: nieuw adres
            pl: nowy adres
            cs: nová adresa
            ru: новый адрес, изменил адрес
            ja: 新しいアドレス, アドレスが変更
            zh: 新地址, 新邮箱
            """),
        Lexicon(
            .disabled,
            """
            en: disabled, disable, dissabled, inactive, in-active, not active, inactivated, deactivated, de-activated, deactive, suspended, suspend, suspension, locked, locked out, frozen, froze, put on hold, dormant, lapsed, paused, blocked temporarily, expired, unpaid, hibernated, temporarily closed, temporary closed, currently closed, unlicensed, parked, switched off, turned off, out of service, inactivity, quarantined account, banned account, blocked account, account blocked, account is blocked, account has been blocked, user blocked, user is blocked, user has been blocked, mailbox blocked, mailbox is blocked, mailbox has been blocked, recipient blocked, stopped, unused, hangup, hung up, hang up, account on hold, account is on hold, mailbox on hold, mailbox is on hold, vacation hold, disableduser, no recipient activity, no user activity, no activity, noactivity, no account activity, no login activity, hasn't logged in, has not logged in, never logged in, never logged on, never logged onto, not logged in for, hasn't entered, has not entered, should log in, must log in, needs to log in, has to log in, should login, must login, has not been used for, has not been accessed, hasn't been accessed, hasn't been used for, not been accessed for, not accessed for, extended inactivity, long inactivity, due to inactivity, because of inactivity, prolonged inactivity, long-time inactivity, for inactivity, user inactivity, account inactivity
            de: deaktiviert, deaktiviertes, gesperrt, gesperrtes, gesperrter, stillgelegt, inaktiv, inaktives, abgeschaltet, suspendiert, eingefroren, abgelaufen, pausiert
            fr: désactivé, désactivée, suspendu, suspendue, inactif, inactive, bloqué, bloquée, verrouillé, verrouillée, gelé, expiré, expirée
            es: deshabilitado, deshabilitada, desactivado, desactivada, suspendido, suspendida, inactivo, inactiva, bloqueada, bloqueado, inhabilitado, inhabilitada, congelada
            pt: desativado, desativada, desactivado, desactivada, desabilitado, desabilitada, suspenso, suspensa, inativo, inativa, inactiva, bloqueada, congelada, expirada
            it: disabilitato, disabilitata, disattivato, disattivata, sospeso, sospesa, inattivo, inattiva, bloccata, bloccato, non attivo, non attiva, scaduto, scaduta, congelato
            nl: uitgeschakeld, gedeactiveerd, geblokkeerd, geblokkeerde, opgeschort, inactief, geschorst, vergrendeld
            sv: inaktiverad, inaktiverat, avstängt, avstängd, spärrat, spärrad, inaktiv, inaktivt, deaktiveret, deaktivert, spærret, sperret, suspenderad, suspenderet, suspendert
            fi: poistettu käytöstä, lukittu, suljettu
            pl: zablokowany, zablokowana, zablokowane, wyłączony, wyłączona, wyłączone, zawieszony, zawieszona, zawieszone, nieaktywny, nieaktywna, nieaktywne, dezaktywowany, dezaktywowane, wygasło, wygasła
            cs: zablokován, zablokována, zablokovaná, zablokovaný, zablokováno, deaktivován, deaktivována, neaktivní, pozastaven, pozastavena, vypnuta, zakázán, zakázána, uzamčen, uzamčena
            hu: letiltva, felfüggesztve, inaktív, zárolva
            tr: devre dışı, askıya alındı, askıya alınmış, pasif, kilitli, kilitlendi, donduruldu, engellendi, kapalı
            ru: заблокирован*, отключен*, приостановлен*, неактив*, не активен, не активна, деактивирован*, заморожен*, блокирован*, выключен*
            ja: 停止, 停止中, 停止されて, 無効になって, 無効です, 無効化, 利用停止, ロックされ, 凍結, 休止
            zh: 停用, 已停用, 禁用, 被禁用, 冻结, 凍結, 被冻结, 锁定, 被锁定, 停止使用, 暂停使用, 已过期, 封禁, 关闭状态, 被封
            ko: 정지, 휴면, 비활성, 잠긴, 잠겨, 잠겼, 사용 중지, 중지된, 이용 제한, 차단된 계정
            """),
        Lexicon(
            .disabled, when: .denied,
            """
            en: active, activated, enabled, in service, operational, live
            de: aktiv, aktiviert, freigeschaltet
            fr: actif, active, activé, activée
            es: activo, activa, habilitado, habilitada
            pt: ativo, ativa, habilitado, ativada
            it: attivo, attiva, abilitato, abilitata, attivato
            nl: actief, geactiveerd
            sv: aktiv, aktivt, aktiverat
            pl: aktywny, aktywna, aktywne
            cs: aktivní, aktivována
            tr: etkin, aktif
            ru: активен, активна, активирован*
            """),
        Lexicon(
            .full,
            """
            en: full, mailbox full, full mailbox, overfull, overflow, overflowed, overflowing, overquota, over quota, over-quota, out of storage, out of space, out of room, exhausted, no more room, used up, insufficient, depleted, not enough, ran out, run out, saturated, overdrawn, no space, no room, no free, no storage, maxed out, lack of, out of quota, overlimit, no available space, limit reached, topped out, no longer any space, quota exceeded, insufficient storage, insufficient space, not enough space, not enough storage, no free space, insufficient disk space, insufficient storage space, insufficient free space, out of disk space, mailboxfull, overquotatemp, overquotaperm, shutoffquota, mapiexceptionshutoffquotaexceeded, at 100 of, at its limit, at capacity, at full capacity, at its capacity
            de: voll, überfüllt, erschöpft, ausgeschöpft, voller, nicht genügend, nicht genug, nicht ausreichend, überlastet voll, aufgebraucht, überlaufen, zu wenig, kein freier, unzureichend
            fr: plein, pleine, saturé, saturée, épuisé, insuffisant, insuffisante, pas assez, rempli, remplie, plus de place
            es: lleno, llena, agotado, agotada, insuficiente, saturado, saturada, sin espacio, no hay espacio, no dispone de espacio, colmado
            pt: cheio, cheia, lotado, lotada, esgotado, esgotada, insuficiente, sem espaço, não há espaço
            it: pieno, piena, esaurito, esaurita, insufficiente, satura, saturo, senza spazio, colma
            nl: vol, volle, onvoldoende, overvol, niet genoeg, opgebruikt
            sv: full, fullt, fulla, fuld, fyldt, otillräckligt, opbrugt, slut på, brukt opp, overfylt
            fi: täynnä, täysi
            pl: pełny, pełna, pełne, przepełniona, przepełniony, zapełniona, brak miejsca, wyczerpany, wyczerpane, wyczerpano, niewystarczająca, za mało
            cs: plná, plný, plné, zaplněna, zaplněná, přeplněna, přeplněná, nedostatek, nedostatečné, vyčerpána, vyčerpán
            hu: megtelt, betelt, tele
            ro: plină, plin, depășită
            tr: dolu, doldu, dolmuş, yetersiz, yeterli değil, taştı
            el: γεμάτο, γεμάτη
            ru: полон, полный, переполнен*, заполнен*, исчерпан*, недостаточно, не хватает, нет места, закончилось, закончилась
            ja: いっぱい, 一杯, 満杯, 不足, 足りません, オーバー, 空きがありません
            zh: 已满, 已滿, 满了, 不足, 爆满, 用尽, 用完, 没有足够, 超限, 容量满, 空间满, 邮箱满, 满员
            ko: 가득, 부족, 꽉 찼, 꽉 차
            """),
        Lexicon(
            .full, when: .denied,
            """
            en: receive any more, accept any more, hold any more, take any more, store any more, any more mail, any more messages, any more emails, receive more mail, accept more mail, more mail can, more messages can
            """),
        Lexicon(
            .exceeded,
            """
            en: exceeded, exceeds, exceed, exceeding, exeeded, exceded, excedeed, exceedes, excess, in excess, excessive, over, above, beyond, reached, surpassed, hit, past, more than, greater than, limit exceeded, maximum, over the, overrun, at its limit, at the limit, undelivered after, undeliverable after, not delivered within, not be delivered within, could not be delivered for, could not be delivered within, cannot be delivered within, could not deliver within, unable to deliver within, not delivered after, cannot send message for, cannot send message within, could not send message for, could not send message within, still undelivered, threshold exceeded, achieved, maximum threshold, over the threshold, used up, parallel sessions allowed, parallel sessions are allowed, parallel sessions permitted, parallel sessions are permitted, parallel connections allowed, parallel connections are allowed, parallel connections permitted, parallel connections are permitted, concurrent sessions allowed, concurrent sessions are allowed, concurrent sessions permitted, concurrent sessions are permitted, concurrent connections allowed, concurrent connections are allowed, concurrent connections permitted, concurrent connections are permitted, simultaneous sessions allowed, simultaneous sessions are allowed, simultaneous sessions permitted, simultaneous sessions are permitted, simultaneous connections allowed, simultaneous connections are allowed, simultaneous connections permitted, simultaneous connections are permitted
            de: überschritten, überschreitet, übersteigt, erreicht, mehr als, überzogen
            fr: dépassé, dépassée, dépasse, dépassement, atteint, atteinte, excède, supérieure à
            es: excedido, excedida, excede, superado, superada, supera, sobrepasado, sobrepasa, rebasado, alcanzado, excedió, superó, sobrepasada
            pt: excedido, excedida, excede, excedeu, ultrapassado, ultrapassada, ultrapassou, ultrapassa, atingido, atingiu, superior a
            it: superato, superata, supera, ecceduto, eccede, oltrepassato, raggiunto, superiore
            nl: overschreden, overschrijdt, bereikt, meer dan
            sv: överskriden, överskridits, överskrider, överskridit, överstiger, uppnådd, overskredet, overskrider, overstiger
            fi: ylitetty, ylittynyt, ylittää
            pl: przekroczony, przekroczona, przekroczono, przekroczone, przekracza, przekroczył, przekroczyła, przekroczyło, przekroczenie, osiągnięto, osiągnął
            cs: překročen, překročena, překročeno, překračuje, překročil, překročila, překročit, dosažen
            hu: túllépte, túllépés
            tr: aşıldı, aştı, aşıyor, aşılmış, aşmış, aşan, aşmaktadır, ulaştı
            ru: превышен*, превышает, превысил*, исчерпал*, превышение, достигнут*
            ja: 超え, 超過, 上回, オーバー, 上限
            zh: 超过, 超過, 超出, 超限, 超额, 达到上限, 上限
            ko: 초과, 넘었, 넘어, 넘는
            """),
        Lexicon(
            .large,
            """
            en: too large, too big, message too long, message is too long, mail too long, oversized, oversize, to big, too heavy, larger than, bigger than, exceeds the maximum size, exceeds size
            de: zu groß, zu gross, zu lang, größer als
            fr: trop gros, trop grosse, trop grand, trop volumineux, trop lourd, trop long, trop volumineuse
            es: demasiado grande, muy grande, demasiado largo, demasiado pesado
            pt: muito grande, grande demais, demasiado grande, muito longo
            it: troppo grande, troppo grosso, troppo lungo, troppo pesante, troppo voluminoso
            nl: te groot, te lang, groter dan
            sv: för stor, för stort, for stor, for stort, större än
            fi: liian suuri
            pl: zbyt duży, zbyt duża, zbyt duże, za duży, za duża, za duże, większa niż
            cs: příliš velký, příliš velká, příliš velké, moc velká
            hu: túl nagy
            tr: çok büyük, fazla büyük
            ru: слишком велик*, слишком больш*, больше допустим*
            ja: 大きすぎ, 大き過ぎ, 長すぎ
            zh: 过大, 太大, 過大
            ko: 너무 큽니다, 너무 크, 너무 커
            """),
        Lexicon(
            .many,
            """
            en: too many, to many, too much, too much mail, too fast, too quickly, too frequently, too often, slow down, slowdown, reduce your, too numerous, excessive number, unusual, unexpected, high number, maximum number, max number, abnormal, excessively, too many errors, too many failures, too many bad, too many invalid, more mails than, more messages than, more emails than, more recipients than, more connections than, more mail than, more sessions than, sessions open, connections open, open sessions, open connections, sessions are open, connections are open, sessions already, connections already, you already have, you have already, directory harvest, harvest attack, harvesting attack, several recipients, several users, several addresses, mail to invalid recipients, mail to invalid users, mail to invalid addresses, mail to invalid mailboxes, mail to unknown recipients, mail to unknown users, mail to unknown addresses, mail to unknown mailboxes, mail to nonexistent recipients, mail to nonexistent users, mail to nonexistent addresses, mail to nonexistent mailboxes, mail to non-existing recipients, mail to non-existing users, mail to non-existing addresses, mail to non-existing mailboxes, mail to dead recipients, mail to dead users, mail to dead addresses, mail to dead mailboxes, mails to invalid recipients, mails to invalid users, mails to invalid addresses, mails to invalid mailboxes, mails to unknown recipients, mails to unknown users, mails to unknown addresses, mails to unknown mailboxes, mails to nonexistent recipients, mails to nonexistent users, mails to nonexistent addresses, mails to nonexistent mailboxes, mails to non-existing recipients, mails to non-existing users, mails to non-existing addresses, mails to non-existing mailboxes, mails to dead recipients, mails to dead users, mails to dead addresses, mails to dead mailboxes, messages to invalid recipients, messages to invalid users, messages to invalid addresses, messages to invalid mailboxes, messages to unknown recipients, messages to unknown users, messages to unknown addresses, messages to unknown mailboxes, messages to nonexistent recipients, messages to nonexistent users, messages to nonexistent addresses, messages to nonexistent mailboxes, messages to non-existing recipients, messages to non-existing users, messages to non-existing addresses, messages to non-existing mailboxes, messages to dead recipients, messages to dead users, messages to dead addresses, messages to dead mailboxes, emails to invalid recipients, emails to invalid users, emails to invalid addresses, emails to invalid mailboxes, emails to unknown recipients, emails to unknown users, emails to unknown addresses, emails to unknown mailboxes, emails to nonexistent recipients, emails to nonexistent users, emails to nonexistent addresses, emails to nonexistent mailboxes, emails to non-existing recipients, emails to non-existing users, emails to non-existing addresses, emails to non-existing mailboxes, emails to dead recipients, emails to dead users, emails to dead addresses, emails to dead mailboxes, sent to invalid recipients, sent to invalid users, sent to invalid addresses, sent to invalid mailboxes, sent to unknown recipients, sent to unknown users, sent to unknown addresses, sent to unknown mailboxes, sent to nonexistent recipients, sent to nonexistent users, sent to nonexistent addresses, sent to nonexistent mailboxes, sent to non-existing recipients, sent to non-existing users, sent to non-existing addresses, sent to non-existing mailboxes, sent to dead recipients, sent to dead users, sent to dead addresses, sent to dead mailboxes, sending to invalid recipients, sending to invalid users, sending to invalid addresses, sending to invalid mailboxes, sending to unknown recipients, sending to unknown users, sending to unknown addresses, sending to unknown mailboxes, sending to nonexistent recipients, sending to nonexistent users, sending to nonexistent addresses, sending to nonexistent mailboxes, sending to non-existing recipients, sending to non-existing users, sending to non-existing addresses, sending to non-existing mailboxes, sending to dead recipients, sending to dead users, sending to dead addresses, sending to dead mailboxes, number of invalid recipients, number of unknown recipients, number of bad recipients, number of invalid users, number of invalid addresses, number of unknown users, number of nonexistent recipients, limit of invalid recipients, invalid recipients limit, invalid recipient limit
            de: zu viele, zu viel, zu hohe, zu schnell, zu häufig, zu oft, ungewöhnlich, höchstzahl, zuviele, zuviel
            fr: trop de, trop d', trop rapidement, trop vite, trop souvent, nombre maximum, nombre maximal, trop nombreux, trop nombreuses, à un rythme trop
            es: demasiados, demasiadas, muy rápido, demasiado rápido, número máximo, excesivo, excesivos, demasiado deprisa, con demasiada rapidez, demasiada rapidez
            pt: muitas, muitos, muito rápido, demasiadas, excesso de, número máximo
            it: troppi, troppe, troppo velocemente, troppo spesso, numero massimo, eccessivo, troppo rapidamente, troppo in fretta
            nl: te veel, teveel, te snel, te vaak, maximum aantal, te hoog tempo
            sv: för många, for mange, för snabbt, for hurtigt, för mycket
            fi: liian monta, liikaa
            pl: zbyt wiele, zbyt dużo, zbyt szybko, zbyt często, zbyt wielu, za dużo, nadmiern*
            cs: příliš mnoho, příliš mnoha, příliš rychle, příliš často
            tr: çok fazla, çok sayıda, çok hızlı, çok sık, aşırı
            ru: слишком много, слишком часто, слишком быстро, чрезмерн*, избыточн*
            ja: 多すぎ, 過多, 多過ぎ, 速すぎ, 頻度が高
            zh: 太多, 过多, 過多, 过于频繁, 太频繁
            ko: 너무 많, 너무 자주, 과도한
            """),
        Lexicon(
            .refused,
            """
            en: rejected, reject, rejects, rejecting, rejection, refused, refuse, refuses, refusing, refusal, denied, deny, denies, denying, declined, disallowed, prohibited, prohibits, forbidden, forbid, forbids, unauthorized, unauthorised, not allowed, not permitted, not accepted, barred, dropped, discarded, bounced, unacceptable, not acceptable, unwanted, unwelcome, impermissible, prohibition, banned, blacklisting, not authorized, not authorised, turned away, vetoed, disallows, restricted, restricts, restriction, restrictions, bans, no access, fails to pass authentication, failed to pass authentication, message failed authentication, message fails authentication, domain is not authenticated, domain not authenticated, not authenticated sender, message is not authenticated, message not authenticated, mail is not authenticated, is not allowed to send mail from, is not authorized to send mail from, is not permitted to send mail from, is not allowed to send email from, is not permitted to send mail for, not permitted to send mail for, is not authorized to send on behalf, not authorized to send on behalf, not a permitted sender, not a designated sender, not permitted sender, no open relay, not an open relay, not open relay, you are not a known user, you are not a valid user, you are not a registered user, you are not a recognized user, you are not a known sender, you are not a user, badmailfrom, badmailfromto, helo should be, helo must be, ehlo should be, ehlo must be, helo should, ehlo should, connection refused from, connections refused from, connection rejected from, connection denied from, forbidden word, forbidden words, banned word, banned words, blocked word, blocked words, sensitive word, sensitive words, bad words, prohibited words, denial, denials, over ipv6, via ipv6, by ipv6, over ipv4, via ipv4, from unknown tld, from unknown host, from unknown domain, from unknown client, from unknown network, from invalid tld, from invalid host, from invalid domain, from invalid client, from invalid network, from unresolvable tld, from unresolvable host, from unresolvable domain, from unresolvable client, from unresolvable network, from an unknown tld, from an unknown host, from an unknown domain, from an unknown client, from an unknown network, from an invalid tld, from an invalid host, from an invalid domain, from an invalid client, from an invalid network, from an unresolvable tld, from an unresolvable host, from an unresolvable domain, from an unresolvable client, from an unresolvable network, from non-existent domain, from nonexistent domain, from a non-existent domain, from an unregistered domain, from non-existent address, macros found, contains macros, containing macros, containing vba, helo name contains, helo contains, helo looks like, helo is an ip, helo is my, helo name is, helo pretends, no bounces, bounces not accepted, bounces are not accepted, bounces are not allowed, bounces refused, bounces rejected
            de: abgelehnt, abgewiesen, zurückgewiesen, verweigert, verboten, untersagt, ablehnung, lehnt, nicht erlaubt, unzulässig, unzulässige, unzulässiger, angenommen nicht, unerlaubt, nicht berechtigt, über ipv6, per ipv6
            fr: refusé, refusée, refusés, rejeté, rejetée, rejetés, refuse, rejette, interdit, interdite, interdits, non autorisé, non autorisée, bannie, via ipv6, en ipv6
            es: rechazado, rechazada, rechazados, rechaza, denegado, denegada, prohibido, prohibida, no permitido, no permitida, no autorizado, no autorizada, negado, por ipv6, a través de ipv6
            pt: rejeitado, rejeitada, rejeitados, recusado, recusada, negado, negada, proibido, proibida, não permitido, não permitida, não autorizado, não autorizada, recusa, por ipv6
            it: rifiutato, rifiutata, respinto, respinta, negato, negata, vietato, vietata, non consentito, non consentita, non autorizzato, non autorizzata, rifiuta, tramite ipv6, su ipv6
            nl: geweigerd, afgewezen, weigert, verboden, niet toegestaan, geweigerde
            sv: avvisad, avvisat, avvisades, nekad, nekades, vägrad, inte tillåten, inte tillåtet, avslag, afvist, nægtet, avvist, nektet, förbjuden
            fi: hylätty, estetty, kielletty
            pl: odrzucony, odrzucona, odrzucone, odrzucono, odrzuca, odmowa, odmówiono, zabroniony, zabroniona, zabronione, niedozwolony, niedozwolona, niedozwolone, zakazany, nie zezwala
            cs: odmítnut, odmítnuta, odmítnuto, odmítnutý, odmítnutá, odmítá, zamítnut, zamítnuta, zamítnuto, nepovolen, nepovolena, nepovoleno, zakázáno, zakázaný, nepřijat, nepřijata
            hu: elutasítva, visszautasítva, megtagadva, tiltott
            tr: reddedildi, reddedilmiştir, reddetti, izin verilmiyor, yasak, yasaklandı, kabul edilmedi, kabul edilmiyor
            ru: отклонен*, отвергнут*, отказано, отказ, запрещен*, не разрешен*, отклоняет, отбит*, не принят*, не допускается, недопустим*
            ja: 拒否, 拒絶, 許可されていません, 許可されておらず, 許可されない, 禁止, 受け付けません, 受信できません
            zh: 拒绝, 拒絕, 被拒, 退回, 不允许, 不允許, 禁止, 拒收, 不被接受, 未授权, 不接受
            ko: 거부, 거절, 허용되지 않, 허가되지 않, 금지
            """),
        Lexicon(
            .refused, when: .denied,
            """
            en: accept, accepts, accepted, accepting, acceptable, allow, allowed, allows, permit, permitted, permits, permission, authorized, authorised, authorize, welcome, wanted, entitled, privileged, right to, rights to, hosted, hosted here, handled, handled here, handle, served, served here, serviced, configured, hosting, a local domain, local domain, in my list, in our list, in the list of, a gateway, final destination, handles, responsible, forward mail, forward mails, forward email, forward emails, forward messages, forward mail to, forward mail for, forward messages to, handle mail for, handle email for, handle emails for, handle messages for, host mail for, host email for, process mail for, accept mail for this domain, accept mail for that domain, accept mail for domain, accept mail for the domain, accept mail for your domain, accept email for this domain, accept email for domain, responsible for mail, mail server for this domain, mail server for that domain, mail server for domain, in approved list, on approved list, in the approved list, on the approved list, on our approved list, in our approved list, in allowed list, on the allowed list, in the allowed list, match envelope, match the envelope, match the header, match header, match the from, match from, match the login, match the authenticated, match sender, match the sender, match the account, match your account, match your login, match the user you, match the credentials
            de: akzeptiert, angenommen, annehmen, erlaubt, gestattet, zulässig, zugelassen, berechtigt, berechtigung, autorisiert, nimmt, zuständig, betreut, gehostet, konfiguriert
            fr: accepté, acceptée, accepte, acceptons, autorisé, autorisée, autorise, permis, permise, hébergé, géré, configuré, pris en charge
            es: acepta, aceptado, aceptada, permitido, permitida, permite, autorizado, autorizada, permiso, admite, alojado, gestionado, configurado, atendido
            pt: aceita, aceito, aceite, permitido, permitida, permite, autorizado, autorizada, permissão, hospedado, gerenciado, configurado, atendido
            it: accetta, accettato, accettata, consentito, consentita, permesso, autorizzato, autorizzata, ammesso, ospitato, gestito, configurato, servito
            nl: geaccepteerd, accepteert, toegestaan, toegelaten, bevoegd, gehost, beheerd, geconfigureerd
            sv: accepterar, accepteras, tillåten, tillåtet, tillåts, behörighet, tilladt, tillatt, godtar, accepterer, accepteres
            pl: akceptuje, akceptowany, dozwolony, dozwolone, zezwala, przyjmuje, uprawnień, uprawniony, obsługiwana, obsługiwany, skonfigurowana
            cs: přijímá, přijat, povolen, povoleno, oprávnění, oprávněn, hostována, obsluhována, spravována
            tr: izin, kabul, yetki
            ru: принимает, принимаются, принято, разрешен*, разрешает, допускается, имеет права, обслуживает*, размещен*
            """),
        Lexicon(
            .blocked,
            """
            en: blocked, block, blocks, blocking, banned, ban, barred, firewalled, blacklisted, blocklisted, embargoed, is filtered, was filtered, are filtered, has been filtered, ip filtered, spammed by, due to abuse, because of abuse, for abuse, abusive, abuse from your, message held, held for approval, held for review, held for moderation, held pending, dictionary attack, dictionary attacks, zombie, zombies, botnet, botnets, spambot
            de: blockiert, geblockt, gesperrt, gebannt, sperre
            fr: bloqué, bloquée, bloqués, blocage, banni, bannie
            es: bloqueado, bloqueada, bloqueo, vetado, vetada
            pt: bloqueado, bloqueada, bloqueio, banido
            it: bloccato, bloccata, blocco, bandito
            nl: geblokkeerd, geblokkeerde, verbannen
            sv: blockerad, blockerat, blockerades, spärrad, blokeret, spærret, blokkert, sperret
            fi: estetty
            pl: zablokowany, zablokowana, zablokowane, blokowany, blokada, blokowane, zablokowano
            cs: blokován, blokována, blokováno, zablokován, zablokována, zablokovaná, blokovaná
            hu: blokkolva, letiltva
            tr: engellendi, engellenmiş, engellenmiştir, bloke, bloklandı
            ru: заблокирован*, блокирован*, забанен*, блокировк*
            ja: ブロック, 遮断, 規制
            zh: 屏蔽, 封锁, 封鎖, 拦截, 被封, 阻止
            ko: 차단
            """),
        Lexicon(
            .listed,
            """
            en: listed, listing, on a list, on our list, on the list
            de: gelistet, eingetragen
            fr: listé, listée, répertorié, inscrit
            es: listado, listada, incluido en, figura en
            pt: listado, listada, incluído na
            it: elencato, inserito, presente in lista
            nl: vermeld
            sv: listad, listet, oppført
            pl: figuruje, wpisany
            cs: uveden, uvedena
            tr: listelenmiş, listeleniyor, listede
            ru: внесен, внесена, находится в списке, занесен
            ja: 登録されています, 掲載
            zh: 列入, 被列入
            ko: 등록되어, 등재
            """),
        Lexicon(
            .unavailable,
            """
            en: unavailable, unavailible, not available, unaccessible, inaccessible, unobtainable, down, offline, off-line, overloaded, not ready, under maintenance, maintenance, shutting down, out of order, not operational, not responding, no response, no answer, did not respond, does not respond, doesn't respond, not answer, could not be reached, unreachable, isn't responding, not reachable, cannot be reached, can't be reached, couldn't be reached, connect failed, connection broke, no route to host, not running, isn't running, is not running, aren't running, are not running, wasn't running, not started, unavailable to take delivery
            de: nicht verfügbar, unerreichbar, überlastet, ausgelastet, wartung, wartungsarbeiten, ausgefallen, antwortet nicht, keine antwort, nicht erreichbar
            fr: indisponible, indisponibles, inaccessible, surchargé, maintenance, hors service, ne répond pas, pas de réponse, injoignable
            es: no disponible, indisponible, inaccesible, sobrecargado, mantenimiento, fuera de servicio, no responde, sin respuesta
            pt: indisponível, não disponível, inacessível, sobrecarregado, manutenção, fora do ar, não responde, sem resposta
            it: non disponibile, indisponibile, irraggiungibile, sovraccarico, manutenzione, non raggiungibile, non risponde, nessuna risposta
            nl: niet beschikbaar, onbereikbaar, niet bereikbaar, overbelast, onderhoud, reageert niet, antwoordt niet, geen antwoord
            sv: otillgänglig, otillgängligt, inte tillgänglig, inte tillgängligt, överbelastad, underhåll, utilgængelig, utilgjengelig, svarar inte, svarer ikke
            fi: ei käytettävissä, ei saatavilla
            pl: niedostępny, niedostępna, niedostępne, nieosiągalny, przeciążony, konserwacja, nie odpowiada, brak odpowiedzi
            cs: nedostupný, nedostupná, nedostupné, není dostupná, není dostupný, přetížen, údržba, neodpovídá
            tr: kullanılamıyor, erişilemiyor, ulaşılamıyor, bakım, müsait değil, yanıt vermiyor, cevap vermiyor
            ru: недоступ*, не доступ*, перегружен*, обслуживани*, не отвечает, нет ответа
            ja: 利用できません, ご利用いただけません, 使用できません, 混雑, 混み合って, メンテナンス, 応答がありません, 応答なし
            zh: 不可用, 维护, 不可达, 无响应, 没有响应
            ko: 사용할 수 없, 이용할 수 없, 점검, 과부하, 응답이 없, 응답 없음
            """),
        Lexicon(
            .unavailable, when: .denied,
            """
            en: available, reachable, accessible, ready, responding
            de: verfügbar, erreichbar, bereit
            fr: disponible, accessible, joignable
            es: disponible, accesible
            pt: disponível, acessível
            it: disponibile, raggiungibile
            nl: beschikbaar, bereikbaar
            sv: tillgänglig, tillgängligt, tilgængelig, tilgjengelig
            pl: dostępny, dostępna, dostępne
            cs: dostupný, dostupná
            tr: kullanılabilir
            ru: доступен, доступна
            """),
        Lexicon(
            .passing,
            """
            en: busy, too busy, maintenance, under maintenance, temporary, temporarily, temporarly, temporarilly, temporally, transient, transiently, at this time, at the moment, for now, try again, try later, retry, retry later, later, deferred, defer, please wait, in progress, come back, momentarily, again in, until, right now, will be retried, still being retried, being retried, will keep trying, will continue trying, will continue to try, will try again for, delivery attempts will continue, not yet been delivered, has been delayed, have been delayed, is delayed, was delayed, delivery delayed, been in queue, been in the queue, been on the queue, still trying, will be attempted, will retry for, keep trying for, in an hour, in one hour, in a day, in a few minutes, in some minutes, in a few hours, after an hour, after a few minutes, an hour later, exist yet, exists yet, here yet, not yet, at present, presently
            de: vorübergehend, wartung, wartungsarbeiten, temporär, zeitweise, zeitweilig, zur zeit, momentan, später, erneut versuchen
            fr: occupé, temporaire, temporairement, momentanément, provisoirement, plus tard, réessayer, réessayez, ultérieurement
            es: ocupado, mantenimiento, temporalmente, temporal, provisionalmente, momentáneamente, más tarde, reintente, inténtelo
            pt: ocupado, manutenção, temporariamente, temporário, temporária, momentaneamente, no momento, mais tarde, tente novamente
            it: occupato, manutenzione, temporaneamente, temporaneo, temporanea, momentaneamente, più tardi, riprovare, riprova
            nl: bezet, onderhoud, tijdelijk, tijdelijke, later, opnieuw
            sv: upptagen, optaget, tillfälligt, tillfällig, midlertidig, midlertidigt, senare, senere, försök igen, prøv igen
            fi: väliaikaisesti, tilapäisesti, myöhemmin
            pl: zajęty, tymczasowo, tymczasowy, tymczasowa, chwilowo, później, ponownie
            cs: dočasně, dočasná, dočasný, momentálně, později
            tr: meşgul, geçici, geçici olarak, daha sonra
            ru: занят, временно, временная, временный, временной, временное, позже, позднее, повторите
            ja: メンテナンス, 一時的, 後ほど, しばらく, 後で
            zh: 繁忙, 维护, 暂时, 暫時, 临时, 稍后, 稍後
            ko: 일시적, 잠시, 나중에
            """),
        Lexicon(
            .failed,
            """
            en: failed, unknown error, unknown reason, unknown cause, unknown failure, unknown problem, invalid response, bad response, insecure, fails, fail, failing, failure, failures, error, errors, broken, unable, cannot, could not, couldn't, can't, problem, problems, mismatch, softfail, hardfail, permerror, temperror, violation, violates, violate, malformed, misconfigured, misconfiguration, corrupt, corrupted, crashed, died, aborted, abort, lost, reset, interrupted, untrusted, self-signed, unverified, unaligned, unsigned, forged, fake, cannot verify, can not verify, can't verify, could not verify, couldn't verify, unable to verify, could not be verified, cannot be verified, can't be verified, failed verification, verification failed, verify failed, verification failure, failed to verify, mismatches, mismatched, mismatching, unverifiable, unverifyable, dmarcrejection, dmarcreject*, dmarcfail*, spfrejection, spfreject*, spffail*, dkimrejection, dkimreject*, dkimfail*, couldn't create, could not create, cannot create, can't create, unable to create, failed to create, cannot open, could not open, couldn't open, can't open, unable to open, failed to open, cannot write, could not write, couldn't write, can't write, unable to write, error writing, write error, read error, failed to write, cannot lock, could not lock, couldn't lock, can't lock, unable to lock, failed to lock, lock failed, lock file, lockfile, no such file or directory, no such file, read-only file system, input/output error, i/o error, file exists, permission denied, operation not permitted, cannot append, could not append, unable to append, failed to append, bad file descriptor, trouble, troubles, connection closed by, closed by remote, closed by peer, closed by foreign, closed by the remote, closed by host, session closed by, channel closed by, dropped by, closed unexpectedly, unexpectedly closed, unverifiable sending ip, unverifiable sending ips, unverifyable sending ip, unverifyable sending ips, unverifiable ip, unverifiable ip address, unverifiable host, unverifiable client, unresolvable ip, unresolvable client, unresolvable host, unresolvable hostname, unresolvable relay, unverified ip, unverified client, unknown reverse, invalid format, bad format, wrong format, world writable, world-writable, group writable, group-writable, cannot be created, could not be created, can't be created, couldn't be created, not be created, unknown status, unknown state, unknown response, unknown result, unknown code, unknown condition, unknown exception, unknown issue, unknown fault, unknown type, unknown format, unknown option, unknown character set, unknown charset, invalid character, invalid characters, illegal character, illegal characters, invalid subject, invalid date, invalid state, license expired, licence expired, license has expired, licence has expired, license exceeded, remote host closed, remote server closed, remote end closed, peer closed, server closed, host closed, unsupported, unvalidated, invalidated, not implemented, unimplemented, stray newline, stray newlines, stray lf, stray cr, lone lf, lone cr, bare line feed, bare linefeed, bare newlines, bare lfs, parse error, parsing error, line parse error, could not reach, cannot reach, can not reach, can't reach, couldn't reach, unable to reach, failed to reach, failed reaching, conversion failure, conversion failed, conversion error, cannot store, could not store, unable to store, can't store, failed to store, error storing, error opening, restricted characters in address, restricted characters in the address, restricted characters in local part, restricted characters in recipient, illegal characters in address, illegal characters in the address, illegal characters in local part, illegal characters in recipient, invalid characters in address, invalid characters in the address, invalid characters in local part, invalid characters in recipient, forbidden characters in address, forbidden characters in the address, forbidden characters in local part, forbidden characters in recipient, bad characters in address, bad characters in the address, bad characters in local part, bad characters in recipient, bad chars, unable to connect, cannot connect, could not connect, failed to connect, can't connect, couldn't connect, unable to open a connection, could not open a connection, econnrefused, econnreset, ehostunreach, enetunreach, econnaborted, epipe, enotfound, eai_again, without mail from, without rcpt to, data without mail, data without rcpt, mail from syntax, mail from syntax error, rcpt to syntax, rcpt to syntax error, mail from already, already established, already specified, already given, need mail from, need mail before, need rcpt before, mail from first, nested mail, before mail from, before rcpt to, bad recipient list, invalid recipient list, empty recipient list, malformed recipient list, bad domain, bad domains, bad host, bad hosts, bad hostname, bad host name, bad domain name, illegal domain, illegal domains, illegal host, illegal hosts, illegal hostname, illegal host name, illegal domain name, wrong domain, wrong domains, wrong host, wrong hosts, wrong hostname, wrong host name, wrong domain name, incorrect domain, incorrect domains, incorrect host, incorrect hosts, incorrect hostname, incorrect host name, incorrect domain name, bogus domain, bogus domains, bogus host, bogus hosts, bogus hostname, bogus host name, bogus domain name, is bad, delivery failed to, deliver failed to, delivery has failed to, delivery had failed to, delivery attempt failed to, delivery attempts failed to, transfer failed to, transmission failed to, sending failed to, forwarding failed to, mail failed to, message failed to, failed to the following, failed to, fails to, failure to
            de: fehlgeschlagen, fehlgeschlagene, gescheitert, fehler, schlug fehl, verstoß, verstößt, verletzt, abgebrochen, störung, misslungen, nicht bestanden, gefälscht, unbekannter fehler, unbekannte ursache, unbekannter grund, unbekanntes problem, unbekannten fehler, unbekannten gründen
            fr: échoué, échouée, échec, échoue, erreur, erreurs, violation, enfreint, contraire, impossible, interrompue, erreur inconnue, raison inconnue, cause inconnue, problème inconnu
            es: fallido, fallida, falló, fallo, falla, error, errores, viola, infringe, violación, incumple, no se pudo, no se ha podido, no ha sido posible, no es posible, imposible, error desconocido, motivo desconocido, causa desconocida, problema desconocido
            pt: falhou, falha, falhas, erro, erros, viola, violação, não foi possível, não é possível, impossível, erro desconhecido, motivo desconhecido, causa desconhecida
            it: fallito, fallita, errore, errori, viola, violazione, guasto, impossibile, non riuscito, non riuscita, non superato, non è possibile, non è stato possibile, errore sconosciuto, motivo sconosciuto, causa sconosciuta
            nl: mislukt, mislukte, fout, fouten, schending, schendt, kon niet, onbekende fout, onbekende reden, onbekende oorzaak
            sv: misslyckades, misslyckad, fel, bryter mot, fejl, mislykkedes, feil, mislyktes, strider mot, okänt fel, okänd orsak, ukendt fejl, ukjent feil
            fi: epäonnistui, virhe
            pl: nieudany, nieudana, nie powiodło, nie powiodła, nie powiódł, błąd, błędy, błędu, narusza, naruszenie, niepowodzenie, nieudane, nieznany błąd, nieznana przyczyna, nieznanego błędu
            cs: selhal, selhala, selhalo, selhání, chyba, chyby, porušuje, porušení, nezdařilo, nepodařilo se, nelze, nebylo možné, neznámá chyba, neznámé chybě, neznámý důvod
            hu: sikertelen, hiba
            tr: başarısız, başarısız oldu, hata, hatası, ihlal, ihlali, ihlal ediyor, bilinmeyen hata, bilinmeyen bir hata
            ru: ошибк*, сбой, не удалось, не прошл*, не прошел, нарушает, нарушени*, неудач*, не пройден*, провален*, разорван*, потерян*, неизвестная ошибка, неизвестной ошибки, неизвестная причина, неизвестной причине
            ja: 失敗, エラー, 違反, できませんでした, できません, 不明なエラー, 原因不明
            zh: 失败, 失敗, 错误, 錯誤, 违反, 違反, 未通过, 不符合, 故障, 出错, 未知错误, 未知原因, 未知錯誤, 不明原因
            ko: 실패, 오류, 위반, 통과하지 못, 알 수 없는 오류, 알 수 없는 이유
            """),
        Lexicon(
            .failed, when: .denied,
            """
            en: pass, passed, passes, aligned, align, alignment, signed, trusted, supported, support, supports, offer, offered, offers, verified, verify, verifiable, validated, compliant, comply, conform, connect, established, establish, negotiate, completed, complete, process, processed, contact, reach, reached, sent over, transmitted over, delivered over, match its address, match its ip, match its name, match its hostname, match the ip address, match your ip address, match the connecting, match the helo, match helo, match the ehlo, match the client
            de: bestanden, signiert, unterstützt, überprüft, verifiziert, hergestellt, konform, vertrauenswürdig
            fr: vérifié, vérifiée, signé, supporté, établie, établir, conforme
            es: verificado, verificada, verificar, firmado, soportado, establecer, cumple, supera, superó
            pt: verificado, verificada, verificar, assinado, suportado, estabelecer, passou
            it: verificato, verificata, verificare, firmato, supportato, stabilire, conforme
            nl: geverifieerd, ondersteund, ondertekend
            sv: verifieras, verifierats, verifiera, stöds, godkänd, støttes
            pl: zweryfikowano, zweryfikować, obsługiwany, podpisana, nawiązać, przeszła, przeszło
            cs: ověřen, ověřit, ověřena, podporováno, navázat, prošla, prošel
            tr: doğrulanmadı, doğrulanamadı, desteklenmiyor
            ru: прошел, прошла, прошло, проверен*, подписан*, поддерживает*, установить, пройден*, соответствует
            zh: 通过
            """),
        Lexicon(
            .required,
            """
            en: required, requires, require, must, needed, need, needs, mandatory, is necessary, please use, please enable, please authenticate, first, enforced, say helo, say ehlo, send helo, send hello, send ehlo, helo first, ehlo first, polite people say, mail first, rcpt first, data first, receive your mail before, check your mail before, check mail via pop, check your mail first, check mail first, retrieve your mail first, retrieve your mail before, pop first, receive mail before, read your mail before, only allowed with, only with, only permitted with, only possible with, only accepted with, helo required, ehlo required, helo is required, ehlo is required, helo needed, ehlo needed, need helo, need ehlo, no helo, no ehlo, missing helo, missing ehlo, without helo, without ehlo
            de: erforderlich, notwendig, benötigt, muss, müssen, nötig, verlangt
            fr: requis, requise, nécessaire, obligatoire, exige, exigée, doit, devez
            es: requerido, requerida, requiere, necesario, necesaria, obligatorio, obligatoria, exige, debe
            pt: necessário, necessária, requerido, requer, obrigatório, obrigatória, exige, deve, exigida
            it: richiesto, richiesta, richiede, necessario, necessaria, obbligatorio, obbligatoria, deve
            nl: vereist, verplicht, nodig, moet
            sv: krävs, obligatorisk, måste, kräver, påkrævet, kreves, kræves
            pl: wymagane, wymagana, wymagany, wymaga, konieczne, musi
            cs: vyžadováno, vyžadována, vyžaduje, vyžadován, nutné, povinné, musí
            tr: gerekli, gerekiyor, zorunlu, gereklidir
            ru: требует*, необходим*, обязательн*, нужна, нужен
            ja: 必要, 必須
            zh: 需要, 必须, 必須, 要求
            ko: 필요, 필수
            """),
        Lexicon(
            .missing,
            """
            en: missing, lacks, lacking, lack, absent, without, empty, blank, duplicate, duplicated, multiple, more than one, unset, not signed, unsigned, isn't signed, no signature, without signature, signature missing, signature is missing, missing signature, lacks a signature, invalid signature, bad signature, signature invalid, signature verification, sender is unauthenticated, sender unauthenticated, sender is not authenticated, sender not authenticated, unauthenticated sender, no valid recipients, no valid recipient, no valid rcpt, no recipients, need rcpt, unconfigured, two subject headers, two from headers, two date headers, two to headers, subject is mandatory, subject missing, subject is missing, subject is required, subject required, empty subject, subject is empty, missing subject, without subject, no subject
            de: fehlt, fehlen, fehlender, fehlende, fehlendes, ohne, leer, leere, Absender nicht authentifiziert, Absender ist nicht authentifiziert, nicht authentifizierter Absender, Absender wurde nicht authentifiziert, nicht authentifizierte E-Mail, nicht authentifizierte Nachricht, Nachricht ist nicht authentifiziert
            fr: manquant, manquante, absent, absente, sans, vide, expéditeur n'est pas authentifié, expéditeur non authentifié, message non authentifié, expéditeur n'a pas été authentifié, message n'est pas authentifié
            es: falta, faltante, ausente, sin, carece, vacío, remitente no está autenticado, remitente no autenticado, correo no autenticado, mensaje no autenticado
            pt: falta, faltando, ausente, sem, vazio, remetente não está autenticado, remetente não autenticado, remetente não é autenticado, mensagem não autenticada
            it: manca, mancante, assente, senza, privo, vuoto, mittente non è autenticato, mittente non autenticato, messaggio non autenticato
            nl: ontbreekt, ontbrekende, zonder, leeg, afzender is niet geverifieerd, afzender niet geverifieerd, afzender is niet geauthenticeerd
            sv: saknas, saknar, utan, mangler, mangel
            pl: brak, brakuje, bez, pusty, nadawca nie jest uwierzytelniony, nadawca nie został uwierzytelniony, nadawca nieuwierzytelniony
            cs: chybí, chybějící, bez, prázdn*
            tr: eksik, bulunmuyor, olmayan, gönderen kimliği doğrulanmamış, gönderenin kimliği doğrulanmadı
            ru: отсутствует, отсутствуют, без, пуст*, отправитель не прошел аутентификацию, отправитель не аутентифицирован, отправитель не подтвержден
            ja: ありません, 欠けて, 設定されていません, がない, 送信者が認証されていない, 送信者が認証されていません, 認証されていないメール
            zh: 缺少, 缺失, 没有, 沒有, 未设置, 未配置, 发件人未经身份验证, 未经身份验证, 发件人未通过身份验证
            ko: 없습니다, 없음, 누락, 발신자가 인증되지 않, 인증되지 않은 발신자
            """),
        Lexicon(
            .silent,
            """
            en: timed out, timeout, message expired, envelope expired, delivery expired, queue too long, queued too long, for too long, time out, time-out, timing out, timedout, expired, too long in queue, gave up, giving up, given up, undelivered after, undeliverable after, not delivered within, not be delivered within, could not be delivered for, could not be delivered within, cannot be delivered within, could not deliver within, unable to deliver within, not delivered after, cannot send message for, cannot send message within, could not send message for, could not send message within, still undelivered, after multiple retries, after multiple attempts, after several attempts, after repeated attempts, after too many attempts, too many delivery attempts, retry count exceeded, retry limit exceeded, maximum retries, maximum number of retries, maximum number of delivery attempts, max retries, stopped after, stopped trying, tried for, been trying for, tried to deliver for, attempted for, trying for, no reply from, undelivered for, within the time allowed, in the time allowed, in the allowed time, within the allowed time, within the allotted time, in the allotted time, greeting never received, no greeting, greeting timeout, greeting not received, etimedout
            de: zeitüberschreitung, abgelaufen, aufgegeben
            fr: délai dépassé, délai expiré, délai d'attente, expiré
            es: tiempo de espera, tiempo agotado, caducado, expirado
            pt: tempo esgotado, tempo limite, expirou, expirado
            it: tempo scaduto, timeout, scaduto, scaduta
            nl: time-out, verlopen
            sv: tidsgräns, tidsgränsen, tidsavbrott, udløbet, utløpt
            pl: przekroczono czas, upłynął, limit czasu
            cs: vypršel, vypršela, časový limit
            tr: zaman aşımı, zaman aşımına, süresi doldu
            ru: таймаут, тайм-аут, истекло время, истек, время ожидания
            ja: タイムアウト, 期限切れ
            zh: 超时, 逾时, 逾時, 过期
            ko: 시간 초과, 시간초과, 만료
            """),
        Lexicon(
            .takesNoMail,
            """
            en: null mx, nullmx, mx of ., dot mx, no smtp service here, no mail service here, no mail service, mail service here, empty mx
            """),
        Lexicon(
            .takesNoMail, when: .denied,
            """
            en: accept mail, accept email, accept any mail, accept emails, accept e-mail, accept messages, accepts mail, accepts email, accepting mail, accepting email, receive mail, receive email, receive emails, receive messages, receive any mail, receives mail, receives email, handle mail, handle email, take mail, accept any email, accept any messages, process mail, host email, host mail, accept inbound mail, accept incoming mail, accept inbound email, accept incoming email, receive inbound mail, receive incoming mail, accept mails, accept any incoming, accept inbound messages, accept incoming messages, receive any email, receive mails, accept smtp mail, accept mail via smtp, run a mail server, running a mail server, incoming mail, inbound mail, mx found, mx record found, mx records found, mail exchanger found, find a mail exchanger, find mail exchanger, find any mail exchanger, find an mx, find any mx
            de: nimmt keine mails, nimmt keine e-mails, nimmt keine nachrichten, empfängt keine, e-mails entgegen, mails entgegen
            fr: accepte pas de courrier, reçoit pas de courrier, accepte pas de messages, accepte pas les messages, accepte aucun courrier
            es: recibe correo, acepta correo
            pt: recebe e-mail, aceita e-mail
            it: accetta posta, riceve posta
            nl: accepteert geen e-mail, ontvangt geen
            pl: nie przyjmuje poczty
            cs: nepřijímá poštu
            ru: принимает почту, принимает письма
            ja: 
            zh: 
            """),
        Lexicon(
            .takesNoneFromUs,
            """
            en: accept mail from, accept email from, accept messages from, accepting mail from, accepting messages from, accepts mail from, accepts messages from, accept e-mail from, mail from you, messages from you, receive mail from, receive messages from, only accepts, only accept, only accepting, only allows, accept any mail from, accept mails from, mail from your, only colleagues, only employees, only staff, only people, only insiders, only contacts, only users from, only users of, list has no, list knows no, mx only, no smtp mx only, over ipv6, via ipv6, by ipv6, over ipv4, via ipv4, only takes, only take, only receives, only wants, takes mail only, accepts mail only, receives mail only, accepts messages only, accepts email only
            de: nachrichten von ihnen, mails von ihnen, e-mails von ihnen, mail von ihnen, e-mail von ihnen, post von ihnen, über ipv6, per ipv6
            fr: de votre part, provenant de, via ipv6, en ipv6
            es: de su parte, por ipv6, a través de ipv6
            it: da parte sua, tramite ipv6, su ipv6
            pt: por ipv6
            """),
        Lexicon(
            .takesNoneFromUs, when: .denied,
            """
            en: accept mail from, accept email from, accept emails from, accept messages from, accept e-mail from, accept mails from, accept any mail from, accepting mail from, accepting email from, accepting messages from, accepting mails from, accepts mail from, accepts email from, accepts messages from, accepts mails from, receive mail from, receive messages from, receive email from, receive emails from, receiving mail from, want mail from, take mail from, accept your, accept messages you, accept mail you, on this user's whitelist, on the user's whitelist, on the recipient's whitelist, on recipient's whitelist, on their whitelist, user's whitelist, recipient's whitelist, user's allow list, recipient's allow list, user's safe list, recipient's safe list, on the whitelist, on our whitelist, in the whitelist, in our whitelist, whitelisted, on the allow list, on our allow list, allowlisted, in approved list, on approved list, in the approved list, on the approved list, on our approved list, in our approved list, in allowed list, on the allowed list, in the allowed list
            """),
        Lexicon(
            .recipientsWill,
            """
            en: by recipient, by the recipient, by user, by the user, by this user, by addressee, by the addressee, recipient refuses, recipient refused, recipient rejected your, recipient has blocked, recipient blocks, recipient has rejected, recipient does not want, recipient doesn't want, user does not want, user doesn't want, does not wish, doesn't wish, wishes not, does not want to receive, user has blocked, user blocks, user refuses, recipient's filter, user's filter, personal filter, recipient's rules, user's rules, recipient's personal, recipient's preferences, user preferences, recipient's settings, recipient's blocklist, recipient's block list, blocked you, blocked senders list, recipient's blocked, recipient has chosen, recipient only accepts, not on the allowed senders, allow list of the recipient, whitelist of the recipient, members only, posting to this list, post to this list, send to this recipient, send to this group, send to this user, send to this address, send to this distribution, mail this user, write to this group, contact this user, contacts only, send to this mailing list, send to this list, send to this mailbox, post to this mailing list, user's reject list, user's block list, user's blocklist, user's blacklist, user's black list, user's deny list, user's spam filter, user's personal, user's own, user blacklist, user blocklist, recipient's blacklist, recipient's black list, recipient's spam filter, recipient's reject list, external senders, outside senders, external sender, external access, outside your organization, outside the organization, outside your organisation, outside the organisation, outside of the organization, internal senders, internal users only, from unknown senders, unsolicited senders, doesn't want your mail, does not want your mail, doesn't want mail, doesn't want to receive, does not want mail, don't want your mail, refuse to receive, refuses to receive, refuses to accept, refused to accept your, refuses mail, known senders, approved senders, trusted senders, from contacts only, authorized senders only, allowed senders, senders only, not in my contacts, not in the contacts, not in their contacts, white list only, whitelist only, this address is restricted, recipient is restricted, mailbox is restricted, restricted recipient, restricted mailbox, restricted address, delivery restriction, delivery restrictions, address is restricted, group is restricted, black list of the recipient, blocklist of the recipient, blacklist of the recipient, block list of the recipient, personal blacklist, personal block list, personal blocklist, personal black list, you are blocked by, block-send-er, their block list, their blocklist, their blacklist, his block list, his blocklist, his blacklist, her block list, her blocklist, her blacklist, own block list, own blocklist, own blacklist, has put you on, have put you on, put you on their, put you on his, chosen not to, chosen not to receive, chose not to receive, not to hear from you, hear from you, addressee declined, recipient declined, user declined, recipient has declined, user has declined, addressee has declined, addressee refused, addressee rejected, local user only, local users only, internal user only, has deleted you, has removed you, deleted you from, removed you from, put you on the blocked, rule of the recipient, rule of recipient, rules of the recipient, recipient's rule, recipient rule, mailbox rule, mailbox rules, inbox rule, inbox rules, user's rule, rule of the user, rule of the recipient's mailbox, rules of the recipient's mailbox, user's address book, recipient's address book, his address book, her address book, their address book, user's contacts, recipient's contacts, user's contact list, recipient's contact list, contacts of the recipient, contacts of the user, address book of the recipient, address book of the user, write to this mailing list, write to this list, write to this address, write to this user, write to this mailbox, write to this recipient, send mail to this list, send mail to this group, send messages to this list, send messages to this group, send email to this list, send email to this group
            de: vom empfänger, vom nutzer, vom benutzer, durch den empfänger, empfänger wünscht, empfänger lehnt, empfänger hat sie blockiert, empfänger akzeptiert, empfänger blockiert, in dieser gruppe, an diese gruppe, an diese liste, an diesen empfänger, an diesen verteiler, gruppe zu posten, gruppe zu veröffentlichen, möchte keine Nachrichten, möchte keine Mails, möchte keine E-Mails, möchte keine Post, will keine Nachrichten, will keine Mails, will keine E-Mails, wünscht keine Nachrichten, wünscht keine E-Mails, wünscht keine Mails, hat Sie blockiert, hat Sie gesperrt, lehnt Ihre Nachrichten, lehnt Ihre Mails, lehnt Ihre E-Mails
            fr: autorisé à lui envoyer, autorisé à lui écrire, par le destinataire, par l'utilisateur, le destinataire refuse, le destinataire a bloqué, le destinataire ne souhaite, destinataire ne souhaite pas, dans ce groupe, à ce groupe, à cette liste, à ce destinataire, ne souhaite pas recevoir, ne veut pas recevoir, ne désire pas recevoir, ne souhaite plus recevoir, ne veut plus recevoir, vous a bloqué, refuse vos
            es: por el destinatario, por el usuario, el destinatario rechaza, el destinatario ha bloqueado, el destinatario no desea, destinatario no desea, en este grupo, a este grupo, a esta lista, a este destinatario, no desea recibir, no quiere recibir, no desea sus mensajes, le ha bloqueado, lo ha bloqueado, ha bloqueado sus
            pt: pelo destinatário, pelo usuário, pelo utilizador, o destinatário bloqueou, o destinatário não deseja, destinatário não deseja, neste grupo, para este grupo, a este grupo, nesta lista, não deseja receber, não quer receber, bloqueou você, bloqueou suas
            it: dal destinatario, dall'utente, il destinatario rifiuta, il destinatario ha bloccato, il destinatario non desidera, destinatario non desidera, in questo gruppo, a questo gruppo, a questa lista, non desidera ricevere, non vuole ricevere, ti ha bloccato, vi ha bloccato, ha bloccato i tuoi, rifiuta i tuoi
            nl: door de ontvanger, door ontvanger, door gebruiker, ontvanger wil, ontvanger weigert, ontvanger heeft u, in deze groep, naar deze groep, aan deze groep, deze lijst, wil geen berichten, wil geen mail, wenst geen berichten, heeft u geblokkeerd, heeft je geblokkeerd
            sv: av mottagaren, mottagaren vill, mottagaren har blockerat, mottagaren accepterar, af modtageren, av mottakeren, i den här gruppen, till den här gruppen, i denne gruppe, i denne gruppen, til denne gruppe
            pl: przez odbiorcę, przez adresata, przez użytkownika, odbiorca nie życzy, odbiorca odrzuca, odbiorca zablokował, w tej grupie, do tej grupy, nie chce otrzymywać, nie życzy sobie, nie chce od ciebie
            cs: příjemcem, uživatelem, adresátem, příjemce si nepřeje, příjemce odmítá, příjemce blokuje, v této skupině, do této skupiny
            tr: alıcı tarafından, kullanıcı tarafından, alıcı istemiyor, bu gruba, bu grupta
            ru: получателем, адресатом, пользователем отклонен*, по желанию получателя, получатель отказал*, получатель заблокировал, в этой группе, в эту группу, этой группе, не желает получать, не хочет получать, отказался получать, заблокировал вас
            ja: 受信者によって, 受信者により, 受信拒否, 受信者の設定, 指定受信, 受信者が拒否, 受信者側で, グループに投稿, このグループ, 投稿する権限, グループにメッセージ
            zh: 被收件人, 收件人拒收, 收件人设置, 收件人拒绝, 被对方, 对方拒收, 此群组, 该群组, 群组
            ko: 수신거부, 수신 거부, 수신자에 의해, 수신자가 거부, 수신자가 차단, 이 그룹
            """),
        Lexicon(
            .recipientsWill, when: .denied,
            """
            en: want your mail, want your mails, want your email, want your emails, want your message, want your messages, want this mail, want any mail from you, want to receive, wish to receive, wants your mail, wants your email, wants your messages, wants to receive, like to receive, interested in your mail, interested in your emails, know you, knows you
            """),
        Lexicon(
            .ruled,
            """
            en: policy reasons, policy reason, policy violation, policy violations, policy restriction, policy restrictions, violates policy, violates our, violation of, against our, against policy, due to policy, by policy, not comply with, breach of, contrary to, prohibited by, by administrator, by the administrator, by an administrator, administratively prohibited, administratively denied, administratively rejected, administrative prohibition, by recipient domain policy, prohibited content, forbidden content, banned content, organizational settings, organisational settings, organization settings, organisation settings, breaks the rules, breaks our rules, break our rules, break the rules, breaks the policy, breaks our policy, infringes, contravenes, in breach of, against the rules
            de: verstoß gegen, verstößt gegen, aufgrund von richtlinien, aus richtliniengründen
            """),
        Lexicon(
            .suppressed,
            """
            en: suppressed, suppression, suppression list, suppressions, suppressionlist, suppressed address, emailaddressisonsuppressionlist, account-level suppression, history of bounces, history of bouncing, history of hard bounces, history of sending invalid, bounced address, previously bounced, bounced previously, bounced before, hard bounced before, already bounced, has bounced, unsubscribed, has unsubscribed, unsubscribed address, opted out, opt-out list, opted-out, do not send list, do not mail list, global unsubscribe, unsubscribe list, bounce list, who marked your messages as spam, marked your messages as spam, marked your mail as spam, not delivering to previously, complained before, has complained
            de: unterdrückungsliste, unterdrückt, abgemeldet
            fr: liste de suppression, désabonné, désinscrit
            es: lista de supresión, lista de exclusión, suprimido, dado de baja de la lista
            pt: lista de supressão, suprimido
            it: lista di soppressione, soppresso, disiscritto
            """),
        Lexicon(
            .perhaps,
            """
            en: may not, might not, may be, might be, may have, might have, possibly, perhaps, could be, either, possible
            de: möglicherweise, eventuell, vielleicht, unter umständen
            fr: peut-être, il se peut, peut ne pas, pourrait, possible que, semble
            es: puede que, es posible que, quizás, podría, posiblemente, puede no
            pt: talvez, pode não, é possível que, possivelmente, poderá não
            it: potrebbe, forse, può non, è possibile che
            nl: mogelijk, misschien, wellicht
            sv: kanske, eventuellt, möjligen, måske, muligvis, kanskje, muligens
            pl: może nie, być może, możliwe, mógł
            cs: možná, pravděpodobně, může
            tr: olabilir, belki, olmayabilir
            ru: возможно, может не, может быть, вероятно
            ja: 存在しないか, 可能性, かもしれません
            zh: 可能, 或许
            ko: 수 있습니다, 수도 있습니다
            """),
    ]

    /// Words that join words and part clauses.
    static let joints: [Lexicon] = [
        Lexicon(
            .not,
            """
            en: not, no, never, could not, can not, may not, might not, neither, nor, cannot, can't, cant, couldn't, couldnt, doesn't, doesnt, don't, dont, didn't, didnt, isn't, isnt, aren't, arent, wasn't, wasnt, weren't, werent, won't, wont, wouldn't, hasn't, hasnt, haven't, dosn't, dosnt, doen't, does'nt, dosen't, unable, failed to, fails to, failure to, neither, without, none, nothing, hardly, no longer, no more, nobody, doesn't have, doesnt have, does not have, don't have, do not have, hasn't got, has no, have no, had no, there is no, there's no, there isn't, there are no, do'nt, don t, don`t, dont't, doesnot, donot, cannt, canot
            de: nicht, kein, keine, keinen, keinem, keines, keiner, niemals, weder, ohne, nicht mehr, konnte nicht, kann nicht
            fr: pas, peut ne pas, aucun, aucune, jamais, ni, ne, sans, impossible de, n'est plus, ne sont plus, non, impossible, n'a pas pu
            es: no, puede no, ningún, ninguna, ninguno, nunca, ni, sin, tampoco, no se pudo, no se ha podido, no ha sido posible, no es posible, imposible
            pt: não, pode não, poderá não, nenhum, nenhuma, nunca, nem, sem, não foi possível, não é possível, impossível
            it: non, può non, nessun, nessuna, nessuno, mai, né, senza, impossibile, non è possibile, non è stato possibile
            nl: niet, geen, nooit, zonder, kon niet, kan niet
            sv: inte, ingen, inget, inga, ej, utan, icke, ikke, intet, ingenting
            fi: ei, eivät, ilman
            pl: nie, może nie, żaden, żadna, żadnego, bez, nie ma, nie można, nie udało się, nie mógł, nie mogła
            cs: ne, není, nejsou, nebyl, nebyla, nebylo, nelze, žádný, žádná, žádné, nie je, nepodařilo se, nebylo možné
            hu: nem, nincs
            tr: değil, yok, yoktur, değildir
            ru: не, может не, нет, никогда, нельзя, без, не удалось, невозможно, не удается, не может быть
            uk: не, немає
            """),
        Lexicon(
            .none,
            """
            en: no, none, without, nobody, doesn't have, doesnt have, does not have, don't have, do not have, hasn't got, has no, have no, had no, there is no, there's no, there isn't, there are no
            de: kein, keine, keinen, keinem, keines, keiner, ohne
            fr: aucun, aucune, sans
            es: no, ningún, ninguna, ninguno, sin
            pt: nenhum, nenhuma, sem
            it: nessun, nessuna, nessuno, senza
            nl: geen, zonder
            sv: ingen, inget, inga, utan, intet
            pl: żaden, żadna, żadnego, bez, nie ma
            cs: žádný, žádná, žádné, není
            hu: nincs
            tr: yok, yoktur
            ru: нет, без
            """),
        Lexicon(
            .former,
            """
            en: no longer, no more, any more, anymore, any longer, formerly, previously, not used, unused, not used anymore, not used any more
            de: nicht mehr, keine mehr
            fr: n'est plus, ne sont plus, n'existe plus
            es: ya no
            pt: já não, não mais
            it: non più, non è più
            nl: niet meer, niet langer
            sv: inte längre, ikke længere, ikke lenger
            pl: już nie
            cs: již není, již ne, už není
            tr: artık
            ru: больше не, более не
            ja: もう
            zh: 不再
            ko: 더 이상
            """),
        Lexicon(
            .delivering,
            """
            en: deliver, in reply to, in reply to rcpt to command, in reply to mail from command, in reply to end of data command, in reply to data command, in reply to rcpt to, in reply to mail from, transcript of session, session transcript, delivery temporarily suspended, owned by user, smtp error from remote mail server, smtp error from remote server, error from remote mail server, after mail from, after rcpt to, after rcpt, after rcpt command, after data command, after mail command, after initial connection, after end of data, refused to talk to me, delivered, delivering, delivery, deliver to, sent, send, sending, transmit, transfer, transferred, forwarded, forward, relay to, been delivered, reach, get through, to sender, to the sender, return to sender, returned to sender, returned to the sender, back to sender, notify the sender, dear sender, attention sender, note to sender, original sender, sender sent, sender entered, sender typed, sender used, sent by the sender, sender's message, for you, non-local, nonlocal, non-delivery, nondelivery, non-member, non-members, at this host, on this host, to this host, in this domain, at this domain, in our domain, on this server, at this server, to this server, at this site, to this system, on this system, in this system, at this location, in our system, on our system, in our systems, on our server, on our servers, on the server, on that server, at that host, at that domain, at our site, on this machine, on this gateway, in the system, on the system, spf=pass, spf pass, spf passed, dkim=pass, dkim pass, dkim passed, dmarc=pass, dmarc pass, dmarc passed, spf ok, dkim ok, in dns, in the dns, in our dns, delivery failed to, deliver failed to, delivery has failed to, delivery had failed to, delivery attempt failed to, delivery attempts failed to, transfer failed to, transmission failed to, sending failed to, forwarding failed to, mail failed to, message failed to, failed to the following
            de: zugestellt, zustellen, gesendet, gesandt, an den absender, an absender zurück, versendet, senden, geschickt
            fr: délivré, remis, remise, livré, distribué, envoyé, envoyer, à l'expéditeur, retour à l'expéditeur
            es: entregado, entregar, enviado, enviar, al remitente
            pt: entregue, entregar, enviado, enviada, enviar, ao remetente
            it: consegnato, consegnare, recapitato, inviato, inviare, al mittente
            nl: bezorgd, afgeleverd, verzonden, bezorgen, aan de afzender
            sv: levereras, leverera, skickas, skickat, leveres, leveret, levert, till avsändaren
            pl: dostarczona, dostarczono, dostarczyć, doręczyć, doręczona, wysłano, do nadawcy
            cs: doručena, doručen, doručit, odeslána, odesílateli zpět
            tr: teslim edilemedi, iletilemedi, gönderilemedi, teslim
            ru: доставлен*, доставить, отправлен*, доставка, доставлять, вернулось отправителю
            ja: 配信, 配送, 送信できません, 届けられません
            zh: 投递, 送达, 发送
            ko: 전송, 배달, 전달
            """),
        Lexicon(
            .clauseEnd,
            """
            en: since, as, but, and, so, therefore, please, reason, which, if
            de: aber, und, bitte, grund, dass
            fr: mais, et, veuillez, raison, merci de
            es: pero, y, por favor, motivo
            pt: mas, por favor, motivo
            it: ma, per favore, motivo
            nl: maar, reden
            sv: men, vänligen
            pl: ale, powód, oraz
            cs: ale, důvod, prosím
            tr: ama, ancak, sebep, lütfen
            ru: но, причина, по причине, пожалуйста
            ja: ため, ので, から
            zh: 所以, 但是, 原因, 请
            ko: 때문에, 인해, 이유
            """),
        Lexicon(
            .cause,
            """
            en: because, because of, due to, owing to, on account of
            de: aufgrund, auf grund, wegen, weil, denn
            fr: en raison, à cause, car, parce que, puisque
            es: debido a, a causa, por motivos, porque, ya que
            pt: devido a, devido à, por causa, porque, pois
            it: a causa, per motivi, perché, poiché
            nl: wegens, vanwege, omdat
            sv: på grund av, på grund af, eftersom, därför att, fordi
            pl: z powodu, ponieważ, gdyż
            cs: kvůli, z důvodu, protože, neboť
            tr: nedeniyle, çünkü
            ru: из-за, ввиду, потому что, так как, поскольку
            zh: 因为, 由于, 因為, 由於
            """),
    ]
}
